import {
  type AgendaItemKind,
  type DatedOrganisation,
  fromTheStart,
  handedOver,
  type Handover,
  changed,
  type Changes,
  type Id,
  type LinkedDocument,
  type LocalDate,
  type LocalisedText,
  newId,
  newUuid,
  type OrganisationId,
  Period,
  type SubjectId,
} from '@talkoot/contracts';
import { refuse } from '../messages/index.js';

type ItemId = Id<'agendaitem'>;

/** The most items of an agenda. */
export const MOST_ITEMS = 100;

export interface ItemDetails {
  readonly kind: AgendaItemKind;
  readonly title: LocalisedText;
  readonly text?: LocalisedText | undefined;
  readonly documents: readonly LinkedDocument[];
  readonly theme?: Id<'theme'> | undefined;
  /** What it is about. */
  readonly subject?: SubjectId | undefined;
  /** Whom it concerns, besides those who follow from what it is about. */
  readonly organisations: readonly OrganisationId[];
}

/** A point of a meeting's agenda; its place is its place in the list. */
export interface AgendaItem extends Omit<ItemDetails, 'organisations'> {
  readonly id: ItemId;
  /** Whom it concerns, and when: a successor from the day on which it is one. */
  readonly organisations: readonly DatedOrganisation[];
}

type Agenda = readonly AgendaItem[];

/** With a new item, the first being 1; at the end unless a place is said. */
export function withItem(
  agenda: Agenda,
  details: ItemDetails,
  place = agenda.length + 1,
): { id: ItemId; agenda: Agenda } {
  if (agenda.length >= MOST_ITEMS) throw refuse('TOO_MANY.agendaItems', ['meeting'], { most: MOST_ITEMS });
  const item = { id: newId('agendaitem'), ...details, organisations: named(details.organisations, []) };
  return { id: item.id, agenda: agenda.toSpliced(place - 1, 0, item) };
}

export function withChangedItem(
  agenda: Agenda,
  id: ItemId,
  { organisations, ...changes }: Changes<ItemDetails>,
  today: LocalDate,
): Agenda {
  const before = itemOf(agenda, id);
  const isOver = ({ period }: DatedOrganisation) => period.endedBefore(today);
  const after = {
    ...changed<AgendaItem>(before, changes),
    ...(organisations && {
      organisations: [
        ...before.organisations.filter(isOver),
        ...named(
          organisations,
          before.organisations.filter((each) => !isOver(each)),
        ),
      ],
    }),
  };
  return agenda.map((each) => (each === before ? after : each));
}

/** These are concerned without an end; who was so before is since when they were. */
const named = (organisations: readonly OrganisationId[], before: readonly DatedOrganisation[]): DatedOrganisation[] =>
  [...new Set(organisations)].map((each) => {
    const known = before.find(({ organisation }) => organisation === each);
    return known ? { ...known, period: Period.of(known.period.from, undefined) ?? Period.always } : fromTheStart(each);
  });

/** The item where `after` is concerned instead of `before` from the day on: by name, or as what it is about. */
export function itemHandedOver(item: AgendaItem, { before, after, on }: Handover): AgendaItem {
  const { organisations, subject } = item;
  const isNamed = organisations.some((each) => each.organisation === before && !each.period.endedBefore(on));
  const isThere = organisations.some((each) => each.organisation === after);
  if (!isNamed && (subject !== before || isThere)) return item;
  const handed = isNamed
    ? handedOver(organisations, before, after, on)
    : [...organisations, { id: newUuid(), organisation: after, period: Period.from(on) }];
  const [first, ...more] = handed.filter(({ organisation }) => organisation === after);
  const others = handed.filter(({ organisation }) => organisation !== after);
  if (!first) return { ...item, organisations: others };
  const period = more.reduce((all, each) => all.joined(each.period), first.period);
  return { ...item, organisations: [...others, { ...first, period }] };
}

export function withoutItem(agenda: Agenda, id: ItemId): Agenda {
  itemOf(agenda, id);
  return agenda.filter((each) => each.id !== id);
}

/** The same items in another order; every one of them has to be named, once. */
export function inOrder(agenda: Agenda, order: readonly ItemId[]): Agenda {
  const byId = new Map(agenda.map((each) => [each.id, each]));
  const ordered = order.map((id) => byId.get(id) ?? missing());
  if (new Set(order).size !== agenda.length || order.length !== agenda.length)
    throw refuse('INVALID_INPUT.notTheWholeAgenda', ['items']);
  return ordered;
}

export const itemOf = (agenda: Agenda, id: ItemId): AgendaItem => agenda.find((each) => each.id === id) ?? unknown();

function unknown(): never {
  throw refuse('NOT_FOUND.agendaItem', ['item']);
}

function missing(): never {
  throw refuse('INVALID_INPUT.notTheWholeAgenda', ['items']);
}
