"""verify: does everything that was ever saved still have the content that it had?"""

from argparse import Namespace

from gelingenscheck.commands.office import Office, problem_line, problems_json, say, say_json
from gelingenscheck.i18n import Words
from gelingenscheck.usecases.sealing import seal


def run(options: Namespace, words: Words) -> int:
    """Read every document and every kept revision; return 1 if one is not what it was."""
    store = Office(options).store()
    if options.seal:
        n = seal(store)
        say(words.n("1 Stand hat jetzt eine Prüfsumme.", "{n} Stände haben jetzt eine Prüfsumme.", n))
    problems = store.verify()
    if options.json:
        say_json({"problems": problems_json(problems, words)})
    else:
        for problem in problems:
            say(problem_line(problem, words))
        say(
            words("Alle Fassungen sind unversehrt.")
            if not problems
            else words.n("1 Befund", "{n} Befunde", len(problems))
        )
    return 1 if problems else 0
