import { DomainError, LocalDate, newId, type OrganisationId, type Provenance } from '@talkoot/contracts';
import fc from 'fast-check';
import type { ProposalRole } from './proposal-parties.js';
import { Proposal, type ProposalState } from './proposal.js';

const EPOCH = LocalDate.parse('2026-01-01');
const DAYS = 30;
const dayOf = (offset: number): LocalDate => EPOCH.plusDays(offset);
const [first, second, state, other, another]: OrganisationId[] = Array.from({ length: 5 }, () => newId('organisation'));
const ALL = [first, second, state, other, another].flatMap((each) => each ?? []);

type Command = (proposal: Proposal, today: LocalDate) => void;

const organisation = fc.constantFrom(...ALL);
const day = fc.integer({ min: -3, max: DAYS + 3 }).map(dayOf);
const provenance: Provenance = 'reported';

const command: fc.Arbitrary<{ readonly wait: number; readonly name: string; readonly run: Command }> = fc
  .record({ wait: fc.integer({ min: 0, max: 4 }), who: organisation, whom: organisation, on: day })
  .chain(({ wait, who, whom, on }) =>
    fc
      .constantFrom<{ name: string; run: Command }>(
        { name: 'change', run: (proposal) => proposal.change({ answerDue: on }) },
        { name: 'support', run: (proposal) => proposal.support(who, on, provenance) },
        { name: 'support today', run: (proposal, today) => proposal.support(who, today, provenance) },
        { name: 'agree', run: (proposal) => proposal.take(who, provenance) },
        { name: 'end support', run: (proposal) => proposal.endSupport(who, on) },
        { name: 'end support today', run: (proposal, today) => proposal.endSupport(who, today) },
        { name: 'answer', run: (proposal) => proposal.answer('accepted', on) },
        { name: 'withdraw', run: (proposal) => proposal.withdraw(on) },
        { name: 'tell', run: (proposal) => proposal.tellOverdue() },
        {
          name: 'hand over',
          run: (proposal) => who === whom || proposal.handOver({ before: who, after: whom, on }),
        },
      )
      .map((step) => ({ wait, ...step })),
  );

/** What is known of it, as plainly as it can be said. */
interface Seen {
  readonly state: ProposalState;
  readonly events: readonly string[];
  readonly version: number;
}

function follow(commands: readonly { wait: number; run: Command }[], check: (seen: Seen, before: Seen) => void): void {
  let today = EPOCH;
  const addressee = ALL[2] ?? newId('organisation');
  const begun = Proposal.submit(
    {
      title: { fi: 'E' },
      documents: [],
      proposers: ALL.slice(0, 2),
      addressee: { organisation: addressee },
      submittedOn: EPOCH,
      provenance,
    },
    ALL[0],
    { today, answering: [] },
  );
  let seen: Seen = { state: begun.state, events: begun.takeEvents().map(({ name }) => name), version: begun.version };
  for (const { wait, run } of commands) {
    today = today.plusDays(wait);
    const proposal = new Proposal(begun.id, seen.version, seen.state, { today, answering: [] });
    try {
      run(proposal, today);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      // What was refused has changed nothing.
      if (proposal.state !== seen.state) throw new Error('refused, and yet changed', { cause: error });
    }
    const events = proposal.takeEvents().map(({ name }) => name);
    const now = { state: proposal.state, events, version: proposal.version };
    if (now.version !== seen.version + events.length) throw new Error('the version does not count the events');
    check(now, seen);
    seen = now;
  }
}

const EVERY_DAY = Array.from({ length: DAYS + 12 }, (_, offset) => EPOCH.toEpochDay() + offset - 5);

/** Why the parties cannot be right, said plainly; nothing when they are. */
function wrongWith({ parties }: ProposalState): string | undefined {
  const spans = parties.map(({ role, organisation: who, period: { from, to } }) => ({
    role,
    who,
    from: from?.toEpochDay() ?? -Infinity,
    to: to?.toEpochDay() ?? Infinity,
  }));
  const those = (role: ProposalRole, on: number) =>
    spans.filter((each) => each.role === role && each.from <= on && on <= each.to).map(({ who }) => who);
  for (const on of EVERY_DAY) {
    const makers = those('proposer', on);
    const named = [...makers, ...those('supporter', on)];
    if (those('addressee', on).length !== 1) return 'not one addressee';
    if (makers.length === 0) return 'nobody makes it';
    if (new Set(named).size !== named.length) return 'somebody is named twice';
  }
  return undefined;
}

const sequences = fc.array(command, { maxLength: 12 });

describe('Proposal, whatever is done with it', () => {
  it('isOver_onceItIsAnsweredOrWithdrawn', () => {
    fc.assert(
      fc.property(sequences, (commands) =>
        follow(commands, (now, before) => {
          const { status, answer, answeredOn, withdrawnOn } = now.state;
          if (before.state.status !== 'submitted' && (now.state !== before.state || now.events.length > 0))
            throw new Error(`changed after it was ${before.state.status}`);
          const isAnswered = answer !== undefined && answeredOn !== undefined;
          if (isAnswered !== (status === 'answered')) throw new Error(`${status}, and the answer does not fit`);
          if ((withdrawnOn !== undefined) !== (status === 'withdrawn')) throw new Error(`${status}, and withdrawn`);
        }),
      ),
    );
  });

  it('hasOneAddressee_somebodyWhoMakesIt_andNobodyTwice_onEveryDay', () => {
    fc.assert(
      fc.property(sequences, (commands) =>
        follow(commands, ({ state: now }, { state: before }) => {
          const wrong = now.parties === before.parties ? undefined : wrongWith(now);
          if (wrong !== undefined) throw new Error(wrong);
        }),
      ),
    );
  });

  it('isTold_onceOfADueDay_andOnlyWhenItHasPassed', () => {
    fc.assert(
      fc.property(sequences, (commands) => {
        let told: string | undefined;
        let today = 0;
        let place = 0;
        follow(commands, ({ events, state: now }) => {
          today += commands[place++]?.wait ?? 0;
          if (!events.includes('proposal.overdue.v1')) return;
          const due = String(now.answerDue);
          if (due === told) throw new Error('told twice');
          if (due >= dayOf(today).toString() || now.status !== 'submitted')
            throw new Error('told of what is not overdue');
          told = due;
        });
      }),
    );
  });
});
