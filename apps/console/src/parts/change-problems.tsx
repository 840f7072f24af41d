import { Alert } from '@digdir/designsystemet-react';
import { Problem } from '../api/ask.js';
import { say } from '../texts/say.js';
import { ADVICE } from './states.js';

/** Why a change was not made, in the words of the API where it has said it. */
export const ChangeProblems = ({ of }: { readonly of: readonly (string | Problem)[] }) => (
  <div role="alert">
    {of.map((problem) => {
      const text = problem instanceof Problem ? problem.message || say(ADVICE[problem.kind]) : problem;
      return (
        <Alert key={text} data-color="danger" data-size="sm">
          {text}
        </Alert>
      );
    })}
  </div>
);
