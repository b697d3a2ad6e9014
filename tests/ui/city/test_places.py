from gelingenscheck.ui.city.places import address_here


def test_a_link_has_all_that_was_chosen_and_nothing_of_how_one_came() -> None:
    here = address_here("https://rathaus.example/massnahmen?alt=1#oben", {"q": "Kita & Hort", "amt": "schule"})
    assert here == "https://rathaus.example/massnahmen?amt=schule&q=Kita+%26+Hort"
