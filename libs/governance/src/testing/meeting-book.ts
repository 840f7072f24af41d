import { type Id, newId, type Quorum, type SeatKind } from '@talkoot/contracts';

/** The person who held the first seats changes on this day. */
const CHANGE = 6;
const WAITING = ['draft', 'convened'];

export const person = (n: number): Id<'person'> => `person_${`${n}`.padStart(26, '0')}`;
export const city: Id<'organisation'> = newId('organisation');

export interface Chair {
  readonly seat: Id<'seat'>;
  readonly kind: SeatKind;
  /** Who may come for it, from and until which day. */
  readonly people: readonly { mandate: Id<'mandate'>; who?: Id<'person'>; from: number; until: number }[];
}

/** Each seat has a holder until the change, another since, and a substitute all along; the last names no person. */
export const CHAIRS: readonly Chair[] = (['city', 'state', 'city', 'business'] as const).map((kind, place) => {
  const named = (n: number) => (place === 3 ? {} : { who: person(place * 10 + n) });
  return {
    seat: newId('seat'),
    kind,
    people: [
      { mandate: newId('mandate'), ...named(1), from: -1000, until: CHANGE },
      { mandate: newId('mandate'), ...named(2), from: CHANGE, until: 1000 },
      { mandate: newId('mandate'), ...named(3), from: -1000, until: 1000 },
    ],
  };
});
export interface Came {
  readonly place: number;
  readonly people: number;
}

/** What is recorded of a decision. */
interface Decided {
  text: number;
  votes?: [number, number, number];
  dissents: number[];
}

export type Command =
  | { do: 'wait'; days: number }
  | { do: 'requireQuorum'; quorum: Quorum }
  | { do: 'change'; place: string }
  | { do: 'move'; day: number }
  | { do: 'add'; kind: 'information' | 'decision'; place: number }
  | { do: 'changeItem'; item: number; kind: 'information' | 'decision' }
  | { do: 'remove'; item: number }
  | { do: 'order'; by: number; leaveOut: boolean }
  | { do: 'convene' }
  | { do: 'cancel' }
  | { do: 'hold'; came: Came[] }
  | { do: 'correct'; came: Came[] }
  | ({ do: 'decide'; item: number } & Decided)
  | ({ do: 'correctDecision'; item: number } & Decided)
  | { do: 'withdrawDecision'; item: number }
  | { do: 'give'; item: number }
  | { do: 'takeBack'; item: number }
  | { do: 'write'; text: number }
  | { do: 'send' }
  | { do: 'remark'; place: number; who: number }
  | { do: 'accept'; place: number; who: number }
  | { do: 'approve' };

/** What people have done, in plain words. Days are counted from the first Monday; meetings begin at nine, people work at eight. */
export class Book {
  today = 0;
  notice = 0;
  rule: Quorum = {};
  status = 'draft';
  day = 8;
  items: { id: Id<'agendaitem'>; kind: string }[] = [];
  /** Once the meeting is held. */
  ruleOfTheDay: Quorum = {};
  present: { place: number; people: number }[] = [];
  decided: ({ item: Id<'agendaitem'> } & Decided)[] = [];
  /** On the decisions of which items somebody was asked to do something, and still is. */
  asked = new Set<Id<'agendaitem'>>();
  /** How often decisions were corrected, and withdrawn, while the minutes were in review. */
  inReview = { corrected: 0, withdrawn: 0 };
  text = 0;
  sent = false;
  openRemarks = 0;
  accepted: number[] = [];

  isAmong = (statuses: string[]): boolean => statuses.includes(this.status);
  isKept = (day: number): boolean => day >= this.today + this.notice;
  comes = ({ place: at, people }: Came): boolean => {
    const found = CHAIRS[at]?.people[people];
    return found !== undefined && found.from <= this.day && this.day < found.until;
  };
  areAll = (who: Came[]): boolean =>
    who.every(this.comes) && new Set(who.map(({ place: at }) => at)).size === who.length;

  isEnough(who: Came[]): boolean {
    const { seats, percent, kinds } = this.ruleOfTheDay;
    if (seats !== undefined && who.length < seats) return false;
    if (percent !== undefined && who.length / CHAIRS.length < percent / 100) return false;
    for (const each of kinds ?? []) if (!who.some(({ place: at }) => CHAIRS[at]?.kind === each)) return false;
    return true;
  }

  couldDecide(who: Came[], { votes, dissents }: Decided): boolean {
    const seats = who.map(({ place: at }) => at);
    const [yes, no, none] = votes ?? [0, 0, 0];
    return (
      this.isEnough(who) &&
      yes + no + none <= who.length &&
      dissents.every((each) => seats.includes(each)) &&
      new Set(dissents).size === dissents.length
    );
  }

  /** Whether the one who speaks is the one who came; for the last seat, which names nobody, an editor of its organisation. */
  speaks = (at: number, people: number): boolean =>
    this.present.some((each) => each.place === at && (at === 3 ? people === 0 : each.people === people));

  /** What is recorded on the item at that place of the agenda. */
  recorded = (at: number): ({ item: Id<'agendaitem'> } & Decided) | undefined =>
    this.decided.find((each) => each.item === this.items[at]?.id);

  allows(it: Command): boolean {
    switch (it.do) {
      case 'wait':
      case 'requireQuorum':
      case 'give':
      case 'takeBack':
        return true;
      case 'change':
      case 'add':
        return this.isAmong(WAITING);
      case 'changeItem':
        return this.isAmong(WAITING) && this.items[it.item] !== undefined;
      case 'remove':
        return (
          this.isAmong(WAITING) &&
          this.items[it.item] !== undefined &&
          !(this.status === 'convened' && this.items.length === 1)
        );
      case 'order':
        return this.isAmong(WAITING) && !(it.leaveOut && this.items.length > 0);
      case 'move':
        return (
          this.isAmong(WAITING) &&
          it.day >= this.today &&
          (this.status === 'draft' || it.day >= this.day || this.isKept(it.day))
        );
      case 'convene':
        return this.status === 'draft' && this.items.length > 0 && this.day >= this.today && this.isKept(this.day);
      case 'cancel':
        return this.isAmong(WAITING);
      case 'hold':
        return this.status === 'convened' && this.today >= this.day && this.areAll(it.came);
      case 'correct':
        return (
          this.status === 'held' &&
          this.areAll(it.came) &&
          this.decided.every((each) => this.couldDecide(it.came, each))
        );
      case 'decide':
        return (
          this.isAmong(['held', 'minutes-in-review']) &&
          this.items[it.item]?.kind === 'decision' &&
          !this.recorded(it.item) &&
          this.couldDecide(this.present, it)
        );
      case 'correctDecision':
        return (
          this.isAmong(['held', 'minutes-in-review']) &&
          this.recorded(it.item) !== undefined &&
          this.couldDecide(this.present, it)
        );
      case 'withdrawDecision': {
        const found = this.recorded(it.item);
        return this.isAmong(['held', 'minutes-in-review']) && found !== undefined && !this.asked.has(found.item);
      }
      case 'write':
        return this.isAmong(['held', 'minutes-in-review']);
      case 'send':
        return this.isAmong(['held', 'minutes-in-review']) && this.text > 0;
      case 'remark':
        return this.status === 'minutes-in-review' && this.speaks(it.place, it.who);
      case 'accept':
        return this.status === 'minutes-in-review' && this.sent && this.speaks(it.place, it.who);
      case 'approve':
        return this.status === 'minutes-in-review' && this.sent && this.openRemarks === 0 && this.accepted.length > 0;
    }
  }

  /** Writes down that it begins as one that was held already. */
  record(day: number, came: Came[], agenda: readonly { id: Id<'agendaitem'>; kind: string }[]): void {
    this.status = 'held';
    this.day = day;
    this.items = [...agenda];
    this.ruleOfTheDay = this.rule;
    this.present = came;
  }

  /** Writes down what was done. */
  note(it: Command, agenda: readonly { id: Id<'agendaitem'>; kind: string }[]): void {
    if (it.do === 'wait') this.today += it.days;
    if (it.do === 'requireQuorum') this.rule = it.quorum;
    if (it.do === 'move') this.day = it.day;
    if (['add', 'changeItem', 'remove', 'order'].includes(it.do)) this.items = [...agenda];
    if (it.do === 'convene') this.status = 'convened';
    if (it.do === 'cancel') this.status = 'cancelled';
    if (it.do === 'hold') {
      this.status = 'held';
      this.ruleOfTheDay = this.rule;
    }
    if (it.do === 'hold' || it.do === 'correct') this.present = it.came;
    if (it.do === 'decide') {
      this.decided.push({ ...told(it), item: this.items[it.item]?.id ?? 'agendaitem_' });
      this.sendAgain();
    }
    const found = 'item' in it ? this.recorded(it.item) : undefined;
    if (it.do === 'correctDecision' && found && !isSame(found, it)) {
      if (this.status === 'minutes-in-review') this.inReview.corrected += 1;
      this.decided = this.decided.map((each) => (each === found ? { ...told(it), item: each.item } : each));
      this.sendAgain();
    }
    if (it.do === 'withdrawDecision') {
      if (this.status === 'minutes-in-review') this.inReview.withdrawn += 1;
      this.decided = this.decided.filter((each) => each !== found);
      this.sendAgain();
    }
    if (it.do === 'give' && found) this.asked.add(found.item);
    if (it.do === 'takeBack' && found) this.asked.delete(found.item);
    if (it.do === 'write' && it.text !== this.text) {
      this.text = it.text;
      this.sendAgain();
    }
    if (it.do === 'send') {
      this.status = 'minutes-in-review';
      this.sent = true;
      this.openRemarks = 0;
    }
    if (it.do === 'remark') this.openRemarks += 1;
    if (it.do === 'accept' && !this.accepted.includes(it.place)) this.accepted.push(it.place);
    if (it.do === 'approve') this.status = 'minutes-approved';
  }

  /** What was sent and accepted is not how it stands now. */
  private sendAgain(): void {
    this.sent = false;
    this.accepted = [];
  }

  /** What somebody does who only wants to get it done, and those who came decide. */
  next(came: readonly boolean[]): Command[] {
    const there = CHAIRS.map((_, at) => ({ place: at, people: this.day < CHANGE ? 0 : 1 })).filter((_, at) => came[at]);
    switch (this.status) {
      case 'draft':
        if (this.items.length === 0) return [{ do: 'add', kind: 'decision', place: 1 }];
        return [{ do: 'move', day: this.today + this.notice }, { do: 'convene' }];
      case 'convened':
        return [
          { do: 'wait', days: Math.max(0, this.day - this.today) },
          { do: 'hold', came: there },
        ];
      case 'held':
        if (this.text > 0) return [{ do: 'send' }];
        return [
          { do: 'decide', item: 0, text: 1, dissents: [] },
          { do: 'write', text: 1 },
        ];
      case 'minutes-in-review': {
        const [first] = this.present;
        if (!first) return [];
        if (!this.sent || this.openRemarks > 0) return [{ do: 'send' }];
        return [this.accepted.length > 0 ? { do: 'approve' } : { do: 'accept', place: first.place, who: first.people }];
      }
      default:
        return [];
    }
  }
}

const told = ({ text, votes, dissents }: Decided): Decided => ({ text, ...(votes && { votes }), dissents });

const isSame = (one: Decided, other: Decided): boolean =>
  one.text === other.text &&
  String(one.votes) === String(other.votes) &&
  one.dissents.length === other.dissents.length &&
  one.dissents.every((each) => other.dissents.includes(each));
