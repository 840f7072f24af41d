import { DomainError, LocalDate, newId, type OrganisationId } from '@talkoot/contracts';
import fc from 'fast-check';
import { ActionItem, type ActionItemState } from './action-item.js';

const MEETING = LocalDate.parse('2026-01-01');
const FIRST = MEETING.toEpochDay();
const dayOf = (offset: number): LocalDate => MEETING.plusDays(offset);
const ALL: readonly OrganisationId[] = [1, 2, 3].map(() => newId('organisation'));
const BODY = { id: newId('body'), seated: [] };

type Command = (item: ActionItem, today: LocalDate) => void;

const command: fc.Arbitrary<{ readonly wait: number; readonly run: Command }> = fc
  .record({
    wait: fc.integer({ min: 0, max: 4 }),
    who: fc.constantFrom(...ALL),
    whom: fc.constantFrom(...ALL),
    on: fc.integer({ min: -3, max: 33 }).map(dayOf),
  })
  .chain(({ wait, who, whom, on }) =>
    fc
      .constantFrom<Command>(
        (item) => item.change({ due: on }),
        (item) => item.change({ organisation: who }),
        (item) => item.reportDone(on),
        (item, today) => item.reportDone(today),
        (item) => item.withdraw(on),
        (item) => who === whom || item.handOver({ before: who, after: whom, on }),
        (item, today) => item.tellDueSoon(today.plusDays(7)),
        (item) => item.tellLate(),
      )
      .map((run) => ({ wait, run })),
  );

/** Why the state cannot be right, said plainly; nothing when it is. */
function wrongWith({ doneOn, withdrawnOn, organisations, due }: ActionItemState, today: LocalDate): string | undefined {
  if (doneOn && withdrawnOn) return 'done and withdrawn';
  const ended = (doneOn ?? withdrawnOn)?.toEpochDay();
  if (ended !== undefined && (ended > today.toEpochDay() || ended < MEETING.toEpochDay()))
    return 'on a day that cannot be';
  if (due && due.toEpochDay() < MEETING.toEpochDay()) return 'due before it was given';
  const times = organisations.map(({ period: { from, to } }) => ({
    from: from?.toEpochDay() ?? -Infinity,
    to: to?.toEpochDay() ?? Infinity,
  }));
  for (let on = FIRST - 5; on < FIRST + 40; on += 1) {
    const there = times.filter(({ from, to }) => from <= on && on <= to).length;
    if (there !== 1) return `${there} are responsible on a day`;
  }
  return undefined;
}

describe('ActionItem, whatever is done with it', () => {
  it('isOneOrganisationsOnEveryDay_endsOnce_andIsToldOnceOfADueDay', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
        const [first = newId('organisation')] = ALL;
        let today = MEETING;
        const given = { given: MEETING, body: BODY };
        const begun = ActionItem.give(
          { meeting: newId('meeting'), text: { fi: 'T' }, organisation: first, due: dayOf(10) },
          { ...given, today },
        );
        let { state, version } = begun;
        const told = new Map<string, string>();
        for (const { wait, run } of commands) {
          today = today.plusDays(wait);
          const item = new ActionItem(begun.id, version, state, { ...given, today });
          try {
            run(item, today);
          } catch (error) {
            if (!(error instanceof DomainError)) throw error;
            if (item.state !== state) throw new Error('refused, and yet changed', { cause: error });
          }
          const isOver = state.doneOn !== undefined || state.withdrawnOn !== undefined;
          if (isOver && item.state !== state) throw new Error('changed after it was over');
          const wrong = item.state === state ? undefined : wrongWith(item.state, today);
          if (wrong !== undefined) throw new Error(wrong);
          for (const { name } of item.takeEvents()) {
            if (!/due-soon|late/.test(name)) continue;
            const due = String(item.state.due);
            if (told.get(name) === due) throw new Error(`${name} twice`);
            if (name.includes('late') !== due < today.toString())
              throw new Error(`${name} of ${due} on ${today.toString()}`);
            told.set(name, due);
          }
          ({ state, version } = item);
        }
      }),
    );
  });
});
