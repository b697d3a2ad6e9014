"""Random catalogues and answers."""

from hypothesis import strategies as st

from gelingenscheck.assessment.model import Assessment
from gelingenscheck.catalogue import Catalogue, Phase
from tests.scoring.building import Code, catalogue_of, check_of, factor_of, question

PHASES = ("planning", "implementation")
LEVEL_CODES: tuple[Code, ...] = (0, 1, 2, 3, 4)
CODES = st.sampled_from((*LEVEL_CODES, *LEVEL_CODES, "?", "-", None))


@st.composite
def one_factor(draw: st.DrawFn, *, most: int = 6) -> Catalogue:
    """Draw a catalogue of one factor with any weights, keys and phases."""
    rows = draw(
        st.lists(
            st.tuples(st.integers(1, 5), st.sampled_from((True, False, False)), st.sampled_from(PHASES)),
            min_size=1, max_size=most,
        )
    )  # fmt: skip
    questions = [question(f"q{i}", "f1", weight=w, key=key, phase=phase) for i, (w, key, phase) in enumerate(rows)]
    return catalogue_of(factor_of(1, questions))


@st.composite
def answered(draw: st.DrawFn, catalogue: Catalogue) -> Assessment:
    """Draw a check; a key question is never "not applicable"."""
    codes: dict[str, Code] = {}
    for id_, known in catalogue.questions.items():
        codes[id_] = draw(CODES.filter(lambda code: code != "-") if known.key else CODES)
    return check_of(codes, phase=draw(st.sampled_from((Phase.PLANNING, Phase.RUNNING, Phase.COMPLETED))))


@st.composite
def cases(draw: st.DrawFn, *, most: int = 6) -> tuple[Catalogue, Assessment]:
    catalogue = draw(one_factor(most=most))
    return catalogue, draw(answered(catalogue))
