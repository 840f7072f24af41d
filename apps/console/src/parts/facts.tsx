import { Heading } from '@digdir/designsystemet-react';
import { type ReactNode, useId } from 'react';
import { type Key, say } from '../texts/say.js';

const isEmpty = (content: ReactNode): boolean =>
  content === null || content === undefined || content === '' || content === false;

/** What is known of a thing, a line for each; what is not known has no line. */
export const Facts = ({ of }: { readonly of: Partial<Record<Key, ReactNode>> }) => (
  <dl className="facts">
    {Object.entries(of)
      .filter(([, content]) => !isEmpty(content))
      .map(([key, content]) => (
        <div key={key}>
          <dt>{say(key as Key)}</dt>
          <dd>{content}</dd>
        </div>
      ))}
  </dl>
);

interface SectionProps {
  readonly title: Key;
  readonly count?: number;
  readonly children: ReactNode;
}

export function Section({ title, count, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <Heading level={2} data-size="xs" id={id}>
        {say(title)}
        {count === undefined ? '' : ` (${count})`}
      </Heading>
      {children}
    </section>
  );
}
