import { daysBetween, type LocalDate, localDate, Refused } from '@kontor/kernel';
import { type Actor, Clock, Database, plannedAnew, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type ActivityFilter, activitiesWhere } from './activity-filter.js';
import { type ActivityRow, type ActivityView, activityRows, isLate, toActivityView } from './activity-row.js';
import { exampleInputs } from './example-inputs.js';
import { type Moment, momentOf } from './moment.js';
import type { NamedRef } from './opportunity-row.js';

/** How much one person has on one day. */
export interface ActivityLoadView {
  readonly person: NamedRef;
  readonly date: LocalDate;
  readonly open: number;
  /** Of those that are open. */
  readonly late: number;
  readonly done: number;
}

export interface ActivityCalendarView {
  /** In the order of their time, the first thousand. */
  readonly activities: readonly ActivityView[];
  readonly capped: boolean;
  /** Of all of them, also those beyond the thousand; days without any are left out. */
  readonly load: readonly ActivityLoadView[];
  /** Whose calendar it is: also those who have nothing to do. */
  readonly people: readonly NamedRef[];
}

export interface CalendarRange {
  readonly from: LocalDate;
  /** Inclusive. */
  readonly to: LocalDate;
  readonly filter: ActivityFilter;
}

const MOST_DAYS = 62;
const MOST_ACTIVITIES = 1_000;

/** Where an activity stands: when it is due, even once it is done; what was never planned, when it was done. */
const AT = sql`coalesce(a.due_at, a.done_at)`;

/** The days of a calendar are those of whoever looks at it. */
const zoneOf = (actor: Actor): Statement =>
  sql`coalesce((SELECT u.time_zone FROM identity.user_account u WHERE u.id = ${actor.userId}::uuid), ${actor.timeZone}::text)`;

function within(actor: Actor, moment: Moment, { from, to, filter }: CalendarRange): Statement {
  const zone = zoneOf(actor);
  return sql`${activitiesWhere(actor, moment, filter)}
    AND ${AT} >= (${from}::date::timestamp AT TIME ZONE ${zone}) AND ${AT} < ((${to}::date + 1)::timestamp AT TIME ZONE ${zone})`;
}

/** One row more than is shown tells whether there are more. */
export const calendarEntries = (actor: Actor, moment: Moment, range: CalendarRange): Statement<ActivityRow> =>
  activityRows(
    actor,
    moment,
    sql`SELECT x.*, '' AS sort_key, row_number() OVER (ORDER BY coalesce(x.due_at, x.done_at), x.id) AS place FROM (
      SELECT a.* FROM sales.activity a WHERE ${within(actor, moment, range)} ORDER BY ${AT}, a.id LIMIT 1001) x`,
  );

const calendarLoad = (actor: Actor, moment: Moment, range: CalendarRange): Statement<ActivityLoadView> => sql`
  SELECT jsonb_build_object('id', u.id, 'name', u.name) AS person, g.date::text AS date, g.open, g.late, g.done FROM (
    SELECT a.owner_id, (${AT} AT TIME ZONE ${zoneOf(actor)})::date AS date,
      count(*) FILTER (WHERE a.done_at IS NULL)::int AS open,
      count(*) FILTER (WHERE ${isLate(actor, moment)})::int AS late,
      count(*) FILTER (WHERE a.done_at IS NOT NULL)::int AS done
    FROM sales.activity a WHERE ${within(actor, moment, range)} GROUP BY 1, 2) g
  JOIN identity.user_account u ON u.id = g.owner_id ORDER BY g.date, u.name, u.id`;

/** Those who were asked for; nobody named means the reader's own teams, or whoever reads where their reach is themselves. */
function calendarPeople(actor: Actor, { today }: Moment, filter: ActivityFilter): Statement<NamedRef> {
  const alone = filter.mine === true || (actor.scopes.activity?.read ?? 'OWN') === 'OWN';
  const named = alone ? (actor.userId === null ? [] : [actor.userId]) : (filter.ownerIds ?? []);
  const teams = named.length > 0 || alone ? [] : filter.teamIds?.length ? filter.teamIds : actor.teamIds;
  return sql<NamedRef>`
    SELECT u.id, u.name FROM identity.user_account u
    WHERE u.id = ANY(${named}::uuid[]) OR u.status <> 'DISABLED' AND EXISTS (
      SELECT FROM identity.team_membership m WHERE m.user_id = u.id AND m.team_id = ANY(${teams}::uuid[])
        AND m.valid_from <= ${today}::date AND (m.valid_to IS NULL OR m.valid_to > ${today}::date))
    ORDER BY u.name, u.id`;
}

/** What is planned and done in some days, for a calendar: its entries, and how much everybody has on which day. */
@Injectable()
export class ActivityCalendarQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Refusal: `CALENDAR_RANGE_INVALID`. */
  async of(
    actor: Actor,
    input: { readonly from: string; readonly to: string; readonly filter?: ActivityFilter | null | undefined },
  ): Promise<ActivityCalendarView> {
    const moment = momentOf(actor, this.clock.now());
    const range = { from: localDate(input.from), to: localDate(input.to), filter: input.filter ?? {} };
    const days = daysBetween(range.from, range.to) + 1;
    if (days < 1 || days > MOST_DAYS) {
      throw new Refused('CALENDAR_RANGE_INVALID', `Ask for 1 to ${MOST_DAYS} days, the first one first.`);
    }
    const [rows, load, people] = await Promise.all([
      this.database.many(plannedAnew(calendarEntries(actor, moment, range))),
      this.database.many(plannedAnew(calendarLoad(actor, moment, range))),
      this.database.many(calendarPeople(actor, moment, range.filter)),
    ]);
    const activities = rows.slice(0, MOST_ACTIVITIES).map((row) => toActivityView(actor, row));
    return { activities, capped: rows.length > MOST_ACTIVITIES, load, people: everybody(people, load) };
  }
}

/** The people asked for and everybody who has an entry, each once, by name as the language of the installation sorts. */
function everybody(people: readonly NamedRef[], load: readonly ActivityLoadView[]): NamedRef[] {
  const byId = new Map([...people, ...load.map(({ person }) => person)].map((person) => [person.id, person]));
  return [...byId.values()].sort((left, right) => left.name.localeCompare(right.name, 'pl'));
}

/** Representative statements, kept beside this file as SQL. */
export function examples(): Record<string, Statement> {
  const { team, own, moment, id } = exampleInputs;
  const week = { from: localDate('2026-11-23'), to: localDate('2026-11-29') };
  return {
    'one’s own week': calendarEntries(own, moment, { ...week, filter: { mine: true } }),
    'week of a team': calendarEntries(team, moment, { ...week, filter: { teamIds: [id] } }),
    load: calendarLoad(team, moment, { ...week, filter: { teamIds: [id] } }),
    people: calendarPeople(team, moment, { teamIds: [id] }),
  };
}
