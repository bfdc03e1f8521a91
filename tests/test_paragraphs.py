"""How lines become paragraphs: blank lines, single lines, hard wraps, lists, verse."""

from cleaner import clean

ONE = "The ferry left at dawn, and nobody was on deck to see it go that day."
TWO = "It came back at noon with half of its lights broken by the storm."


def test_blank_lines_and_single_lines_give_the_same_paragraphs() -> None:
    assert clean(f"{ONE}\n\n{TWO}").paragraphs == clean(f"{ONE}\n{TWO}").paragraphs == (ONE, TWO)


def test_hard_wrapped_paragraphs_are_joined_again() -> None:
    wrapped = (
        "The harbour of Ostmouth was closed for the third time this month on\n"
        "Tuesday, after the night ferry had come back with broken lights and\n"
        "half of its passengers had refused to board the replacement that the\n"
        "company sent.\n"
        "\n"
        "Nobody was hurt, the port office said in a statement that was read out\n"
        "on local radio, and the ferry will be repaired within a week if parts\n"
        "can be found.\n"
    )
    article = clean(wrapped)
    assert len(article.paragraphs) == 2
    assert "month on Tuesday, after" in article.paragraphs[0]


def test_a_removal_in_wrapped_text_covers_all_of_its_lines() -> None:
    caption = (
        "Passengers wait for the first boat of the day at the pier in Ostmouth\n"
        "on Monday morning. (Dana Field/AFP)"
    )
    text = (
        "The harbour of Ostmouth was closed for the third time this month on\n"
        "Tuesday, after the night ferry had come back with broken lights and\n"
        "half of its passengers had refused to board it again.\n\n"
        f"{caption}\n\n"
        "Nobody was hurt, the port office said in a statement that was read out\n"
        "on local radio, and the ferry will be repaired within a week if parts\n"
        "can be found.\n"
    )
    (removal,) = clean(text).removed
    assert removal.text == caption
    assert text[removal.start : removal.end] == caption


def test_list_items_stay_together() -> None:
    text = f"{ONE}\n\nThey want three things:\n\n- light\n- heat\n- pay\n\n{TWO}"
    assert clean(text).paragraphs[2] == "- light\n- heat\n- pay"


def test_a_stanza_keeps_its_lines() -> None:
    stanza = "The water is wide\nThe water is cold\nAnd nobody comes home"
    assert clean(f"{ONE} They sang:\n\n{stanza}\n\n{TWO}").paragraphs[1] == stanza


def test_a_part_of_a_line_goes_and_the_rest_stays() -> None:
    article = clean(f"{ONE}\n\n{TWO} (Click to enlarge)\n\n{ONE[:-1]} or night.")
    assert article.paragraphs[1] == TWO
    assert [r.text for r in article.removed] == ["(Click to enlarge)"]


def test_the_kept_spans_hold_the_body() -> None:
    text = f"{ONE}\n\nCLICK HERE TO GET THE HARBOUR NEWS APP\n\n{TWO}"
    assert [text[start:end] for start, end in clean(text).kept] == [ONE, TWO]


def test_a_text_that_would_vanish_is_kept_with_a_warning() -> None:
    caption = "Passengers wait for the first boat at the pier in Ostmouth. (Dana Field/AFP)"
    article = clean(caption)
    assert article.text == "Passengers wait for the first boat at the pier in Ostmouth."
    assert "abstained" in article.warnings[0]
