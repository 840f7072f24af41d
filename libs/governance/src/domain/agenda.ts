import {
  type AgendaItemKind,
  changed,
  type Changes,
  type Id,
  type LinkedDocument,
  type LocalisedText,
  newId,
  type OrganisationId,
  type SubjectId,
} from '@talkoot/contracts';
import { AgendaFull, NoSuchItem, NotTheWholeAgenda } from './meeting.errors.js';

type ItemId = Id<'agendaitem'>;

/** So many items an agenda has at most. */
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
export interface AgendaItem extends ItemDetails {
  readonly id: ItemId;
}

type Agenda = readonly AgendaItem[];

/** With a new item, the first being 1; at the end unless a place is said. */
export function withItem(
  agenda: Agenda,
  details: ItemDetails,
  place = agenda.length + 1,
): { id: ItemId; agenda: Agenda } {
  if (agenda.length >= MOST_ITEMS) throw new AgendaFull(MOST_ITEMS);
  const item = { id: newId('agendaitem'), ...details };
  return { id: item.id, agenda: agenda.toSpliced(place - 1, 0, item) };
}

export function withChangedItem(agenda: Agenda, id: ItemId, changes: Changes<ItemDetails>): Agenda {
  itemOf(agenda, id);
  return agenda.map((each) => (each.id === id ? changed<AgendaItem>(each, changes) : each));
}

export function withoutItem(agenda: Agenda, id: ItemId): Agenda {
  itemOf(agenda, id);
  return agenda.filter((each) => each.id !== id);
}

/** The same items in another order; every one of them has to be named, once. */
export function inOrder(agenda: Agenda, order: readonly ItemId[]): Agenda {
  const byId = new Map(agenda.map((each) => [each.id, each]));
  const ordered = order.map((id) => byId.get(id) ?? missing());
  if (new Set(order).size !== agenda.length || order.length !== agenda.length) throw new NotTheWholeAgenda();
  return ordered;
}

export const itemOf = (agenda: Agenda, id: ItemId): AgendaItem => agenda.find((each) => each.id === id) ?? unknown();

function unknown(): never {
  throw new NoSuchItem();
}

function missing(): never {
  throw new NotTheWholeAgenda();
}
