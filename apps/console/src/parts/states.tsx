import { Alert, Button, Heading, Paragraph, Spinner } from '@digdir/designsystemet-react';
import { Problem, type ProblemKind } from '../api/ask.js';
import { type Key, say } from '../texts/say.js';
import { signInAddress } from '../sign-in-address.js';
import { Title } from './title.js';

export const Waiting = () => (
  <div className="waiting" role="status">
    <Spinner aria-hidden data-size="lg" /> {say('state.waiting')}
  </div>
);

export const ADVICE: Readonly<Record<ProblemKind, Key>> = {
  offline: 'problem.offline',
  away: 'problem.away',
  busy: 'problem.busy',
  session: 'problem.session',
  choice: 'problem.choice',
  refused: 'problem.refused',
  old: 'problem.old',
};

interface ProblemProps {
  /** Undefined: there is no such page. */
  readonly error: unknown;
  readonly again?: () => void;
}

/** Why a page shows nothing, and what to do. */
export function ProblemMessage({ error, again }: ProblemProps) {
  const problem = error instanceof Problem ? error : undefined;
  const kind = problem?.kind;
  const advice = kind === undefined ? (error === undefined ? 'problem.noPage' : 'problem.unknown') : ADVICE[kind];
  return (
    <>
      <Title text={say(error === undefined ? 'problem.noPageTitle' : 'problem.title')} />
      <Alert data-color={error === undefined ? 'info' : 'danger'}>
        <Heading level={2} data-size="2xs">
          {say(advice)}
        </Heading>
        {problem && problem.message !== '' && kind === 'refused' ? <Paragraph>{problem.message}</Paragraph> : null}
        {kind === 'session' || kind === 'choice' ? (
          <Button asChild>
            <a href={signInAddress()}>{say(kind === 'choice' ? 'account.choose' : 'account.signIn')}</a>
          </Button>
        ) : null}
        {again && kind !== 'session' ? (
          <Button variant="secondary" onClick={() => (kind === 'old' ? location.reload() : again())}>
            {say('state.again')}
          </Button>
        ) : null}
      </Alert>
    </>
  );
}

/** A thing that is not there, or that the reader may not see: the two look the same. */
export const Missing = () => <ProblemMessage error={undefined} />;
