import { grouped, type Id, type IdKind, isId, type PersonId } from '@talkoot/contracts';

/** A notification that is in no mail yet. */
export interface WaitingNotification {
  readonly id: Id<'notification'>;
  readonly person: PersonId;
  /** What its mail is about: a pilot, a meeting, a body. */
  readonly thing: Id<IdKind>;
  /** The request that made the change. */
  readonly request: string;
  /** Seconds since it was told. */
  readonly age: number;
  /** Seconds since the person's last mail about the same thing; null: there was none of late. */
  readonly sinceLast: number | null;
}

/** How long notifications wait for others, in seconds. */
export interface MailWaits {
  /** As long as others keep coming: since the newest. */
  readonly quiet: number;
  /** At most, and after a mail about the same thing: what comes meanwhile is in the next one. */
  readonly longest: number;
}

/** Notifications that make one mail, and the seconds until they do; 0: now. */
export interface GatheredMail {
  readonly person: PersonId;
  readonly notifications: readonly Id<'notification'>[];
  readonly wait: number;
}

/**
 * One mail for what a person is told about one thing, and for what one request changed. Each meeting has mails of its own: mail
 * programs take one for each.
 */
export function gathered(waiting: readonly WaitingNotification[], waits: MailWaits): GatheredMail[] {
  const leaders = new Map<string, string>();
  const leaderOf = (key: string): string => {
    const leader = leaders.get(key);
    return leader === undefined ? key : leaderOf(leader);
  };
  for (const each of waiting) {
    const [about, made] = [leaderOf(aboutOf(each)), leaderOf(madeBy(each))];
    if (about !== made) leaders.set(made, about);
  }
  return [...grouped(waiting, (each) => leaderOf(aboutOf(each))).values()].flatMap((group) => {
    const [first] = group;
    return first ? { person: first.person, notifications: group.map(({ id }) => id), wait: waitOf(group, waits) } : [];
  });
}

const aboutOf = ({ person, thing }: WaitingNotification): string => `${person} about ${thing}`;

const madeBy = (each: WaitingNotification): string =>
  isId('meeting', each.thing) ? aboutOf(each) : `${each.person} by ${each.request}`;

function waitOf(group: readonly WaitingNotification[], { quiet, longest }: MailWaits): number {
  const ages = group.map(({ age }) => age);
  const isQuietIn = quiet - Math.min(...ages);
  const isNextIn = Math.max(...group.map(({ sinceLast }) => (sinceLast === null ? 0 : longest - sinceLast)));
  const isTooLongIn = longest - Math.max(...ages);
  return Math.max(0, Math.min(Math.max(isQuietIn, isNextIn), isTooLongIn));
}
