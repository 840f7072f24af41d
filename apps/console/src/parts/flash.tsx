import { Alert } from '@digdir/designsystemet-react';
import { useRouterState } from '@tanstack/react-router';
import { useEffect, useSyncExternalStore } from 'react';

let text = '';
const listeners = new Set<() => void>();

/** Says something on the page that one comes to next, once. */
export function flash(said: string): void {
  text = said;
  for (const listener of listeners) listener();
}

const listen = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** What was done on the page before. It goes with the next step. */
export function Flash() {
  const said = useSyncExternalStore(listen, () => text);
  const path = useRouterState({ select: ({ location }) => location.href });
  useEffect(
    () => () => {
      // Leaving the page on which it was shown; what was said while leaving is for the next one.
      if (said !== '' && text === said) flash('');
    },
    [path, said],
  );
  return <div role="status">{said === '' ? null : <Alert data-color="success">{said}</Alert>}</div>;
}
