"""What a caller may set, validated: the one place where the dials live, under one name each."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Final

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    field_serializer,
    field_validator,
    model_validator,
)

from cleaner.categories import CATEGORIES
from cleaner.errors import OptionError
from cleaner.presets import PRESETS
from cleaner.rules.model import Rule

_ALL: Final = 40
"""Names that an error lists when none is near."""


def known(
    given: Iterable[str], allowed: Collection[str], kind: str, option: str = ""
) -> frozenset[str]:
    """Give the names as a set; raises OptionError for one that is not allowed.

    >>> sorted(known(["byline"], ["byline", "bio"], "category"))
    ['byline']
    """
    names = frozenset([given] if isinstance(given, str) else given)
    for name in sorted(names - set(allowed)):
        near = get_close_matches(name, allowed, n=3)
        if near:
            hint = f"near: {', '.join(near)}"
        elif len(allowed) <= _ALL:
            hint = f"there are: {', '.join(sorted(allowed))}"
        else:
            hint = "none is near; 'cleaner rules list --long' names them"
        raise OptionError(f"no {kind} {name!r}; {hint}", option)
    return names


def categories(given: Iterable[str], option: str = "") -> frozenset[str]:
    """Give the categories as a set; raises OptionError for an unknown one."""
    return known(given, CATEGORIES, "category", option)


def _several(value: object) -> object:
    """Take one name for a list of one."""
    if isinstance(value, str | Path):
        return (value,)
    return tuple(value) if isinstance(value, Iterable) else value


_Names = Annotated[frozenset[str], BeforeValidator(_several)]
_Paths = Annotated[tuple[Path, ...], BeforeValidator(_several)]


class Options(BaseModel):
    """The dials of a Cleaner; ``Cleaner(**dict(options))`` makes one.

    Raises OptionError for a name that does not exist, with the near matches, and for a value
    of a wrong kind. Whether the rules in ``off`` exist is only known where the packs are read:
    Cleaner checks it.

    >>> Options(preset="light", remove="byline").remove
    frozenset({'byline'})
    >>> Options(preset="lite")
    Traceback (most recent call last):
    cleaner.errors.OptionError: no preset 'lite'; near: light
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    preset: str = Field("body", description="what the text is for: body, corpus or light")
    keep: _Names = Field(frozenset(), description="categories to leave in the text")
    remove: _Names = Field(
        frozenset(), description="categories to take out though the preset leaves them in"
    )
    off: _Names = Field(frozenset(), description="rules not to use, by id")
    language: str | None = Field(None, description="BCP-47 tag of the texts; None: detect it")
    packs: _Paths = Field((), description="rule packs to use besides the built-in ones")

    def __init__(self, **dials: Any) -> None:
        try:
            super().__init__(**dials)
        except ValidationError as error:
            raise _refusal(error) from None

    @field_validator("preset")
    @classmethod
    def _known_preset(cls, name: str) -> str:
        known([name], PRESETS, "preset", "preset")
        return name

    @field_validator("keep", "remove")
    @classmethod
    def _known_categories(cls, names: frozenset[str], info: Any) -> frozenset[str]:
        return categories(names, info.field_name)

    @model_validator(mode="after")
    def _agree(self) -> "Options":
        for name in sorted(self.keep & self.remove):
            raise OptionError(f"category {name!r} is in keep and in remove; name it once", "keep")
        return self

    @field_serializer("keep", "remove", "off")
    def _ordered(self, names: frozenset[str]) -> list[str]:
        return sorted(names)

    def uses(self, rule: Rule) -> bool:
        """Say whether a rule is used: categories in ``remove`` are judged by every rule."""
        only = PRESETS[self.preset].only
        meant = only is None or rule.category in self.remove or bool({rule.where, rule.id} & only)
        return meant and rule.id not in self.off

    def leaves(self, rule: Rule) -> bool:
        """Say whether what a rule finds stays in the text."""
        if rule.category in self.keep | self.remove:
            return rule.category in self.keep
        return bool({rule.category, rule.id} & PRESETS[self.preset].leaves)

    def __repr__(self) -> str:
        return f"Options({', '.join(self.shown())})"

    def shown(self) -> list[str]:
        """Give the preset and every dial that was turned, as a call would write them.

        >>> Options(keep={"title", "date"}).shown()
        ["preset='body'", "keep=['date', 'title']"]
        """
        dials = self.model_dump(mode="json")
        return [f"{name}={dials[name]!r}" for name in dials if name == "preset" or dials[name]]


_EXPECTED: Final = {
    "preset": "one of " + ", ".join(PRESETS),
    "keep": "a list of categories",
    "remove": "a list of categories",
    "off": "a list of rule ids",
    "language": "a language tag such as 'pt-BR'",
    "packs": "a list of file names",
}


def _refusal(error: ValidationError) -> OptionError:
    """Give the first thing that is wrong as an OptionError."""
    first = error.errors()[0]
    own = first.get("ctx", {}).get("error")
    if isinstance(own, OptionError):
        return own
    name = str(first["loc"][0])
    if first["type"] == "extra_forbidden":
        near = get_close_matches(name, Options.model_fields, n=3) or list(Options.model_fields)
        return OptionError(f"no option {name!r}; near: {', '.join(near)}", name)
    value = first["input"]
    given = f"{value!r:.60} ({type(value).__name__})"
    return OptionError(f"{name} takes {_EXPECTED[name]}, not {given}", name)
