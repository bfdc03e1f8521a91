"""Pages made from short descriptions: every ¶ is a paragraph of an article."""

import re

PARAGRAPHS = (
    "The night ferry to Ostmouth came back on Tuesday with half of its lights broken by the storm, "
    "and nobody on the pier could say which of the two crews had been on deck at the time.",
    "The port office had warned every captain before noon, but the message went to a number that "
    "nobody had answered since the spring, as its clerk admitted on the following day.",
    "Some forty passengers spent the night in the school hall, where teachers had carried tables "
    "out into the rain and carried mattresses in, two for every family with small children.",
    "By the morning the wind had turned, and the first boats went out again past the broken light "
    "at the end of the mole, slowly, with a man at each bow who looked for timber in the water.",
    "Ada Berg, who has kept the harbour for thirty years, says that she has seen worse in the "
    "winter of the great ice, when the sea stood still for nine weeks and people walked to work.",
    "What it will cost is not yet known. The owner speaks of a new cable and of lamps that can be "
    "bought in any town, while the insurer has sent two engineers with a drawing from 1974.",
    "On Friday the ferry is to sail again, at the usual hour, with a tug beside it until it has "
    "passed the bar, and with the old bell on the foredeck that had been taken down last year.",
    "Nobody was hurt, and for that alone the town rang its own bell at six, which it had not done "
    "since the fishermen of the Adelaide came home after eleven days in an open boat.",
)


_BODY = re.compile("<(?:article|main|x-page)")


def page(body: str) -> str:
    """Give the HTML of a page whose body is ``body``, every ¶ filled in.

    What stands before the first element of the body goes into the head.
    """
    number = 0
    while "¶" in body:
        body = body.replace("¶", f"<p>{PARAGRAPHS[number % len(PARAGRAPHS)]}</p>", 1)
        number += 1
    start = _BODY.search(body)
    cut = start.start() if start else 0
    head = f"<head><title>Page</title>{body[:cut]}</head>"
    return f"<!DOCTYPE html><html lang='en'>{head}<body>{body[cut:]}</body></html>"
