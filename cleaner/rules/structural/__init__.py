"""Rules written in code: what a line's form, place and neighbours say.

Their ids, reasons and examples stand in ``packs/shape.toml``, like those of any other rule;
here each id gets the function that finds its lines. They run in this order, and one may
build on the labels that those before it set. Those of ``page`` run only on a text that came
with the facts of its page.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from cleaner.draft import Draft, Found
from cleaner.rules.structural import (
    captions,
    comments,
    entries,
    fitted,
    flags,
    furniture,
    leftovers,
    listings,
    page,
    pictures,
    promos,
    repeats,
    strangers,
    teasers,
    titles,
    twins,
)

FINDERS: Final[Mapping[str, Callable[[Draft], Found]]] = MappingProxyType(
    {
        **page.FINDERS,
        "shape.repeat.paragraph": repeats.again,
        "shape.credit.slashed": repeats.credited,
        "shape.caption.credited": captions.credited,
        "shape.caption.severed": pictures.severed,
        "shape.caption.doubled": captions.doubled,
        "shape.embed.fields": leftovers.fields,
        "shape.nav.neighbours": leftovers.neighbours,
        "shape.date.place": furniture.places,
        "shape.promo.link-word": entries.linked,
        "shape.title.first-line": titles.headline,
        "shape.title.over-byline": titles.over_byline,
        "shape.title.again": titles.said_again,
        "shape.nav.kicker": furniture.kickers,
        "shape.date.stamp": furniture.stamps,
        "shape.byline.names": furniture.names,
        "shape.alt.above-caption": captions.alt_above,
        "shape.promo.capitals": promos.in_capitals,
        "shape.promo.marked": promos.marked,
        "shape.promo.paired": teasers.paired,
        "shape.promo.tagged": teasers.tagged,
        "shape.promo.stamped": teasers.stamped,
        "shape.promo.dated": listings.dated,
        "shape.promo.glued": listings.glued,
        "shape.promo.under-label": promos.under_label,
        "shape.promo.cut-off": promos.cut_off,
        "shape.promo.after-label": promos.after_label,
        "shape.promo.broken-off": entries.cut,
        "shape.promo.under-dates": entries.under_dates,
        "shape.promo.counted": listings.counted,
        "shape.comments.signed": comments.signed,
        "shape.promo.flagged": flags.flagged,
        "shape.promo.boxed": teasers.boxed,
        "shape.promo.excerpts": teasers.excerpts,
        "shape.nav.numbers": listings.numbered,
        "shape.promo.run-at-end": promos.run_at_end,
        "shape.byline.initials": furniture.initials,
        "shape.bio.author": furniture.bios,
        "shape.caption.extended": captions.extended,
        "shape.caption.named": pictures.named,
        "shape.caption.dated": pictures.dated,
        "shape.promo.listed-twice": twins.listed,
        "shape.repeat.line": twins.repeated,
        "shape.caption.twice": twins.apart,
        "shape.nav.marker": repeats.furniture,
        "shape.byline.recurring": repeats.bylines,
        "shape.promo.unrelated": strangers.unrelated,
        "shape.embed.markup": leftovers.markup,
        "shape.alt.file-name": leftovers.file_names,
        "shape.alt.twofold": leftovers.twofold,
        "shape.byline.at-edge": fitted.names,
        "shape.title.above-text": fitted.headlines,
        "shape.nav.above-text": fitted.above,
        "shape.promo.below-text": fitted.below,
        "shape.nav.empty-item": listings.hollow,
    }
)
