"""A random, well-formed, hard community from a seed."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from . import enums
from .community import (
    Asset,
    AssetUse,
    Community,
    Contribution,
    Endorsement,
    Key,
    Membership,
    Need,
    Organisation,
    Participation,
    Partnership,
    Person,
    PersonSkill,
    Place,
    Pledge,
    Project,
    Row,
    Skill,
)
from .draws import CODES, CURRENCIES, LANGUAGES, NAMES, ROLES, SECTORS, TEXTS, Draws, T


class Maker(Draws):
    """Draws one community."""

    def community(self) -> Community:
        """Everything, each kind after the kinds that it names."""
        places, skills = self.places(), self.skills()
        organisations = self.organisations(places)
        people = self.people(places)
        projects = self.projects(places)
        parties = [Key("Person", row.id) for row in people] + [Key("Organisation", row.id) for row in organisations]
        assets = self.assets(places, parties)
        subjects = parties + [Key("Project", row.id) for row in projects]
        rows: list[Row] = [*places, *skills, *organisations, *people, *projects, *assets]
        needs = self.needs(places, skills, subjects)
        rows += needs
        rows += self.memberships(people, organisations)
        rows += self.participations(projects, parties)
        rows += self.person_skills(people, skills)
        rows += self.partnerships(organisations)
        rows += self.asset_uses(projects, assets)
        rows += self.contributions(projects, parties)
        # Last, so that these days, these pledges and these endorsements move no other draw.
        rows = [self.dated(row) if isinstance(row, Need) else row for row in rows]
        held = [row for row in rows if isinstance(row, PersonSkill)]
        return Community.of(*rows, *self.pledges(needs, parties), *self.endorsements(people, held))

    # --- nodes --------------------------------------------------------------------------------------------------

    def places(self) -> list[Place]:
        """Regions, countries, districts and settlements, mostly but not always one in the other; some apart."""
        rows: list[Place] = []
        for own_id in self.ids():
            above = self.maybe(0.8, lambda: self.neighbour(rows)) if rows else None
            level = 0 if above is None else enums.PLACE_KINDS.index(above.kind)
            kind = enums.PLACE_KINDS[min(3, level + self.one((0, 1, 1, 1, 2)))]
            latitude, longitude = self.location()
            parent = above.id if above else None
            rows.append(Place(own_id, self.name(), kind, self.one(CODES), parent, latitude, longitude))
        return rows

    def skills(self) -> list[Skill]:
        """Skills with several broader ones (no cycles) and related ones."""
        rows: list[Skill] = []
        own_ids = self.ids()
        for index, own_id in enumerate(own_ids):
            # The latest three make deep chains, the first one a hub.
            broader = self.some(own_ids[max(0, index - 3) : index] + own_ids[: min(1, index)], 2)
            related = self.some([other for other in own_ids if other != own_id], self.one((0, 0, 1, 2)))
            alt_names = tuple(dict.fromkeys(self.some(NAMES, 2)))
            description = self.one(TEXTS)
            rows.append(Skill(own_id, self.name(), alt_names, description, tuple(dict.fromkeys(broader)), related))
        return rows

    def organisations(self, places: Sequence[Place]) -> list[Organisation]:
        """Organisations, some part of an earlier one."""
        rows: list[Organisation] = []
        for own_id in self.ids():
            latitude, longitude = self.location()
            rows.append(
                Organisation(
                    own_id,
                    self.name(),
                    kind=self.one(enums.ORGANISATION_KINDS),
                    summary=self.one(TEXTS),
                    sectors=self.some(SECTORS, 3),
                    spaces=self.some(enums.SPACES, 2),
                    place=self.maybe(0.8, lambda: self.neighbour(places).id),
                    latitude=latitude,
                    longitude=longitude,
                    website=self.one((None, "https://example.org/a?b=c")),
                    email=self.one((None, "office@example.org")),
                    parent=self.maybe(0.25, lambda: self.neighbour(rows).id) if rows else None,
                    visibility=self.visibility(),
                )
            )
        return rows

    def people(self, places: Sequence[Place]) -> list[Person]:
        """People with and without hours, dates, languages and remote work."""
        rows = []
        for own_id in self.ids():
            start, end = self.period()
            rows.append(
                Person(
                    own_id,
                    self.name(),
                    headline=self.one(TEXTS),
                    about=self.one(TEXTS),
                    languages=self.some(LANGUAGES, 3),
                    spaces=self.some(enums.SPACES, 2),
                    place=self.maybe(0.8, lambda: self.neighbour(places).id),
                    email=self.one((None, "someone@example.org")),
                    phone=self.one((None, "+1 868 555 0100")),
                    contact=self.one(enums.CONTACT_AUDIENCES),
                    hours_per_week=self.one((None, None, 0.0, 2.5, 10.0, 40.0)),
                    available_from=start,
                    available_until=end,
                    remote=self.one((None, True, False)),
                    visibility=self.visibility(),
                )
            )
        return rows

    def projects(self, places: Sequence[Place]) -> list[Project]:
        """Projects of any status and dates."""
        rows = []
        for own_id in self.ids():
            start, end = self.period()
            latitude, longitude = self.location()
            rows.append(
                Project(
                    own_id,
                    self.name(),
                    summary=self.one(TEXTS),
                    status=self.one(enums.PROJECT_STATUSES),
                    sectors=self.some(SECTORS, 3),
                    spaces=self.some(enums.SPACES, 2),
                    place=self.maybe(0.7, lambda: self.neighbour(places).id),
                    latitude=latitude,
                    longitude=longitude,
                    starts_on=start,
                    ends_on=end,
                    visibility=self.visibility(),
                )
            )
        return rows

    def assets(self, places: Sequence[Place], parties: Sequence[Key]) -> list[Asset]:
        """Assets of few kinds, so that needs find several; with capacity 0, none and fractions."""
        rows = []
        for own_id in self.ids():
            start, end = self.period()
            latitude, longitude = self.location()
            rows.append(
                Asset(
                    own_id,
                    self.name(),
                    self.one(self.asset_kinds),
                    summary=self.one(TEXTS),
                    owner=self.maybe(0.85, lambda: self.neighbour(parties)),
                    place=self.maybe(0.7, lambda: self.neighbour(places).id),
                    latitude=latitude,
                    longitude=longitude,
                    capacity=self.one((None, None, 0.0, 0.5, 1.0, 30.0)),
                    terms=self.one((None, *enums.ASSET_TERMS)),
                    available_from=start,
                    available_until=end,
                    visibility=self.visibility(),
                )
            )
        return rows

    def needs(self, places: Sequence[Place], skills: Sequence[Skill], subjects: Sequence[Key]) -> list[Need]:
        """Needs of skills and of assets, several for one project."""
        rows = []
        for own_id in self.ids():
            is_skill = self.chance(0.6)
            start, end = self.period()
            projects = [subject for subject in subjects if subject.type == "Project"]
            rows.append(
                Need(
                    own_id,
                    self.name(),
                    self.neighbour(projects) if self.chance(0.5) else self.one(subjects),
                    "SKILL" if is_skill else "ASSET",
                    skill=self.neighbour(skills).id if is_skill else None,
                    asset_kind=None if is_skill else self.one(self.asset_kinds),
                    level=self.one((None, 1, 2, 3, 4, 5)) if is_skill else None,
                    quantity=self.one((1.0, 1.0, 0.5, 3.0, 250.0)),
                    urgency=self.one(enums.URGENCIES),
                    place=self.maybe(0.4, lambda: self.neighbour(places).id),
                    starts_on=start,
                    ends_on=end,
                    status=self.one(("OPEN", *enums.NEED_STATUSES)),
                    visibility=self.visibility(),
                )
            )
        return rows

    def dated(self, need: Need) -> Need:
        """The need with the days on which it was raised and fulfilled, either of which may be unknown."""
        raised, fulfilled = self.period()
        return replace(need, raised_on=raised, fulfilled_on=fulfilled)

    # --- relations ----------------------------------------------------------------------------------------------

    def many(self, most: int, draw: Callable[[], T], identity: Callable[[T], object]) -> list[T]:
        """Up to so many draws, each identity once (A16)."""
        rows: dict[object, T] = {}
        for _ in range(self.random.randint(0, most)):
            row = draw()
            rows.setdefault(identity(row), row)
        return list(rows.values())

    def memberships(self, people: Sequence[Person], organisations: Sequence[Organisation]) -> list[Membership]:
        """Memberships, also several of one person in one organisation."""

        def draw() -> Membership:
            since, until = self.period()
            person, organisation = self.neighbour(people).id, self.neighbour(organisations).id
            return Membership(person, organisation, self.one(ROLES), since, until, self.chance(0.3))

        return self.many(4 * len(people), draw, lambda row: (row.person, row.organisation, row.role, row.since))

    def participations(self, projects: Sequence[Project], parties: Sequence[Key]) -> list[Participation]:
        """Participations, also several of one party in one project."""

        def draw() -> Participation:
            since, until = self.period()
            hours = self.one((None, 0.0, 7.5))
            project, party = self.neighbour(projects).id, self.neighbour(parties)
            return Participation(project, party, self.one(enums.PARTICIPATION_ROLES), since, until, hours)

        return self.many(4 * len(projects), draw, lambda row: (row.project, row.party, row.role, row.since))

    def person_skills(self, people: Sequence[Person], skills: Sequence[Skill]) -> list[PersonSkill]:
        """Skills of people, one of them often held by many."""

        def draw() -> PersonSkill:
            years = self.one((None, 0.5, 12.0))
            return PersonSkill(self.one(people).id, self.neighbour(skills).id, self.random.randint(1, 5), years)

        return self.many(4 * len(people), draw, lambda row: (row.person, row.skill))

    def partnerships(self, organisations: Sequence[Organisation]) -> list[Partnership]:
        """Partnerships, also several of one kind, in both directions; never with oneself."""

        def draw() -> Partnership:
            since, until = self.period()
            one = self.neighbour(organisations)
            other = self.one([organisation for organisation in organisations if organisation is not one])
            if self.chance(0.5):
                one, other = other, one
            amount = self.one((None, 1000.0, -250.75, 0.0))
            currency = self.one((None, *CURRENCIES))
            return Partnership(one.id, other.id, self.one(enums.PARTNERSHIP_KINDS), since, until, amount, currency)

        return self.many(3 * len(organisations), draw, lambda row: (row.organisation, row.partner, row.kind, row.since))

    def asset_uses(self, projects: Sequence[Project], assets: Sequence[Asset]) -> list[AssetUse]:
        """Uses of assets by projects, also several of one asset."""

        def draw() -> AssetUse:
            since, until = self.period()
            return AssetUse(self.neighbour(projects).id, self.neighbour(assets).id, since, until)

        return self.many(3 * len(projects), draw, lambda row: (row.project, row.asset, row.since))

    def pledges(self, needs: Sequence[Need], parties: Sequence[Key]) -> list[Pledge]:
        """Help pledged for needs, by people and organisations."""

        def draw() -> Pledge:
            need, party = self.neighbour(needs).id, self.neighbour(parties)
            until = self.one((None, "2026-11-20", "2026-12-31"))
            return Pledge(need, party, self.one((1.0, 2.5, 40.0)), until, self.one(enums.PLEDGE_STATUSES))

        return self.many(2 * len(needs), draw, lambda row: (row.need, row.party))

    def endorsements(self, people: Sequence[Person], held: Sequence[PersonSkill]) -> list[Endorsement]:
        """Endorsements of skills that are held, also several of one; never of oneself."""

        def draw() -> Endorsement:
            row = self.neighbour(held)
            endorser = self.one([person for person in people if person.id != row.person])
            return Endorsement(endorser.id, row.person, row.skill, self.one((None, "2026-11-20")))

        return self.many(2 * len(people) if held else 0, draw, lambda row: (row.endorser, row.person, row.skill))

    def contributions(self, projects: Sequence[Project], parties: Sequence[Key]) -> list[Contribution]:
        """Contributions of all kinds, several on one day."""
        rows = []
        for own_id in self.ids():
            kind = self.one(enums.CONTRIBUTION_KINDS)
            amount = self.one((8.0, 1250.5, -20.0))
            rows.append(
                Contribution(
                    own_id,
                    self.neighbour(projects).id,
                    self.neighbour(parties),
                    kind,
                    amount=None if kind == "IN_KIND" and self.chance(0.5) else amount,
                    currency=self.one(CURRENCIES) if kind == "FUNDS" else None,
                    on=self.one(("2025-01-01", "2026-11-20", "2026-11-21", "2027-02-03")),
                    note=self.one(TEXTS),
                )
            )
        return rows
