"""The format of the catalogue as pydantic models: what may stand where, and of which type.

The models only check shapes; `frirum.catalogue.assemble` turns them into law and experiments. Each keeps
the `LocatedMap` it came from, so that later findings can say where. The format is
docs/reference/catalogue-format.md.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    model_validator,
)
from pydantic_core import PydanticCustomError

from frirum.catalogue.documents import LocatedMap
from frirum.law.model import Place


def _feel(value: object) -> object:
    if isinstance(value, date):
        raise PydanticCustomError("feel", 'a day in an expression is written @"{day}"', {"day": str(value)})
    if isinstance(value, str | Decimal | bool):
        return value
    raise PydanticCustomError("feel", "an expression is needed here")


def _whole(value: object) -> object:
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return int(value)
    raise PydanticCustomError("whole", "a whole number is needed here")


Feel = Annotated[Any, BeforeValidator(_feel)]
Whole = Annotated[int, BeforeValidator(_whole), Field(ge=0)]
CertaintyName = Literal["verbatim", "secondary", "derived", "assumed", "undecided"]


class Located(BaseModel):
    """A mapping of the catalogue. `at` is where it stands."""

    model_config = ConfigDict(strict=True, extra="forbid")

    @model_validator(mode="wrap")
    @classmethod
    def _locate(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        model = handler(data)
        model.__dict__["@"] = (
            data  # no field of the format can have this name; a private attribute costs more
        )
        return model

    @property
    def at(self) -> LocatedMap:
        """The mapping in the file."""
        at: LocatedMap = self.__dict__["@"]
        return at

    @property
    def place(self) -> Place:
        """Where the mapping begins."""
        return self.at.place


class TextModel(Located):
    """A text in both languages; a missing one is a finding of its own, not of the format."""

    da: str | None = None
    en: str | None = None


class SourceModel(Located):
    place_: str = Field(default="", alias="place")
    certainty: CertaintyName
    eli: str | None = None
    application: str | None = None
    note: TextModel | None = None


class Periodic(Located):
    """Anything with a period; both ends may be open."""

    from_: date | None = Field(default=None, alias="from")
    to: date | None = None


class ConditionModel(TextModel):
    if_: Feel = Field(alias="if")
    ask: TextModel | None = None
    by: str | None = None
    source: SourceModel | None = None


class TermModel(Located):
    days: Whole | None = None
    weeks: Whole | None = None
    months: Whole | None = None
    years: Whole | None = None
    weekdays: Whole | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise PydanticCustomError(
                "term", "a term has exactly one of days, weeks, months, years, weekdays"
            )
        return self


class ClockModel(Located):
    while_: Feel | None = Field(default=None, alias="while")
    counting: Literal["calendar", "whole weeks"] = "calendar"
    since: Feel | None = None


class ArisesModel(Located):
    event: str | None = None
    after: TermModel | None = None
    within: TermModel | None = None
    again: bool = False

    @model_validator(mode="after")
    def _shape(self) -> Self:
        counted = self.after is not None and self.within is not None
        if (self.event is None) != counted or (self.event and self.model_fields_set != {"event"}):
            raise PydanticCustomError("arises", "either `event`, or `after` and `within` (with `again`)")
        return self


class DueModel(Located):
    days: Whole | None = None
    weeks: Whole | None = None
    months: Whole | None = None
    years: Whole | None = None
    weekdays: Whole | None = None
    reading: TermModel | None = None
    on: Feel | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if len(self.model_fields_set) != 1:
            raise PydanticCustomError("due", "exactly one of a term, `reading`, `on`")
        return self


class DutyFields(Located):
    """The fields of a duty; all may be left out, as in the `set` of an exemption."""

    do: str | None = None
    by: str | None = None
    met_by: list[str] | None = Field(default=None, alias="met by")
    counts: Feel | None = None
    clock: ClockModel | None = None
    arises: ArisesModel | None = None
    due: DueModel | None = None
    every: TermModel | None = None
    times: Whole | None = None
    per: TermModel | None = None
    after: TermModel | None = None
    up_to: TermModel | None = Field(default=None, alias="up to")
    tolerance: TermModel | None = None
    early: TermModel | None = None
    suspended: Feel | None = None

    @model_validator(mode="after")
    def _cadence(self) -> Self:
        if (self.times is None) != (self.per is None):
            raise PydanticCustomError("cadence", "`times` and `per` go together")
        if self.every is not None and self.times is not None:
            raise PydanticCustomError("cadence", "a cadence has either `every` or `times` with `per`")
        if not self.recurs and (self.after is not None or self.up_to is not None):
            raise PydanticCustomError("cadence", "`after` and `up to` belong to a cadence")
        return self

    @property
    def recurs(self) -> bool:
        """Whether a cadence is given."""
        return self.every is not None or self.times is not None


class DutyModel(DutyFields):
    do: str
    by: str

    @model_validator(mode="after")
    def _due(self) -> Self:
        if self.recurs and (self.due is not None or self.arises is not None):
            raise PydanticCustomError("cadence", "a cadence stands in place of `arises` and `due`")
        return self


class ValueModel(Located):
    what: TextModel
    is_: Feel | None = Field(default=None, alias="is")
    unit: str | None = None
    per: str | None = None
    bound: Literal["at most", "at least"] | None = None
    who: str | None = None


class RightModel(Located):
    what: TextModel
    is_: Feel | None = Field(default=None, alias="is")


class AmountModel(Located):
    what: TextModel
    is_: Feel = Field(alias="is")
    unit: str
    per: str | None = None


class LimitModel(Located):
    what: TextModel
    is_: Feel = Field(alias="is")
    unit: str
    bound: Literal["at most", "at least"]


class CompetenceModel(Located):
    what: TextModel
    who: str


class Rule(Periodic):
    """Conditions and one effect."""

    source: SourceModel | None = None
    remarks: list[TextModel] = []
    given: dict[str, ConditionModel] = {}
    duty: DutyModel | None = None
    right: RightModel | None = None
    amount: AmountModel | None = None
    limit: LimitModel | None = None
    requirement: RightModel | None = None
    competence: CompetenceModel | None = None

    @model_validator(mode="after")
    def _one_effect(self) -> Self:
        effects = ("duty", "right", "amount", "limit", "requirement", "competence")
        if sum(getattr(self, each) is not None for each in effects) != 1:
            raise PydanticCustomError("effect", "exactly one effect is needed: " + ", ".join(effects))
        return self


class AddedModel(Rule):
    title: TextModel
    about: str


class ProvisionModel(Located):
    title: TextModel
    about: str
    versions: Annotated[list[Any], Field(min_length=1)]


class ExampleModel(Located):
    name: Any
    on: date
    provision: str
    as_: Literal["asked"] | None = Field(default=None, alias="as")
    case: dict[str, Any]
    expect: dict[str, dict[str, Any]]
    source: SourceModel | None = None
    stated: bool = False


class ActModel(Periodic):
    act: str
    family: str | None = None
    title: TextModel
    aliases: list[str] = []
    source: SourceModel | None = None
    remarks: list[TextModel] = []
    provisions: dict[str, Any] = {}
    examples: list[Any] = []


class RateVersionModel(Periodic):
    is_: Decimal | None = Field(default=None, alias="is")
    undecided: bool = False
    source: SourceModel | None = None

    @model_validator(mode="after")
    def _known_or_not(self) -> Self:
        if (self.is_ is None) != self.undecided:
            raise PydanticCustomError("rate", "either `is` with a number, or `undecided: true`")
        return self


class RateModel(TextModel):
    unit: str
    versions: Annotated[list[RateVersionModel], Field(min_length=1)]


class NetworkModel(Periodic):
    number: Whole
    theme: TextModel
    municipalities: list[str]
    source: SourceModel | None = None


class FactModel(TextModel):
    type: Literal["text", "number", "boolean", "date", "municipality"]
    values: list[str] = []
    unit: str | None = None
    absence: Literal["open", "recorded", "complete"] = "open"
    source: SourceModel | None = None


class AttributeModel(FactModel):
    """An attribute of an event: a fact about the event itself."""


class EventModel(TextModel):
    absence: Literal["open", "recorded", "complete"] = "complete"
    attributes: dict[str, AttributeModel] = {}
    source: SourceModel | None = None


class VocabularyModel(Located):
    facts: dict[str, dict[str, Any]] = {}
    events: dict[str, dict[str, Any]] = {}


class CatalogueModel(Located):
    country: str
    name: TextModel | None = None
    languages: list[str]
    time_zone: str = Field(alias="time zone")
    abouts: list[str]


class ParticipationModel(Periodic):
    kommune: list[str] | None = None
    network: Literal[True] | None = None
    part: list[str] = []
    group: ConditionModel | None = None
    source: SourceModel | None = None

    @model_validator(mode="after")
    def _who(self) -> Self:
        if (self.kommune is None) == (self.network is None):
            raise PydanticCustomError(
                "participation", "exactly one of `kommune` and `network: true` is needed"
            )
        return self


class ChangeModel(Located):
    is_: Feel | None = Field(default=None, alias="is")
    given: dict[str, ConditionModel] = {}
    duty: DutyFields | None = None

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.model_fields_set:
            raise PydanticCustomError("change", "at least one of `is`, `given`, `duty` is needed")
        return self


class ExemptionVersionModel(Periodic):
    basis: str
    source: SourceModel | None = None
    for_: dict[str, ConditionModel] = Field(default={}, alias="for")
    enrolled: dict[str, ConditionModel] = {}
    provided: dict[str, ConditionModel] = {}
    waive: list[str] = []
    drop: dict[str, list[str]] = {}
    set: dict[str, ChangeModel] = {}
    add: dict[str, AddedModel] = {}
    at_end: Literal["resume", "restart"] | None = Field(default=None, alias="at end")
    keeps: list[TextModel] = []
    remarks: list[TextModel] = []


class ExemptionModel(Located):
    title: TextModel
    standing: Literal["granted", "asked"]
    versions: Annotated[list[Any], Field(min_length=1)]


class ExperimentModel(Located):
    experiment: str
    title: TextModel
    network: str | None = None
    round: Whole | None = None
    applications: list[str] = []
    aliases: list[str] = []
    remarks: list[TextModel] = []
    takes_part: list[Any] = Field(default=[], alias="takes part")
    exemptions: dict[str, Any]
    examples: list[Any] = []
