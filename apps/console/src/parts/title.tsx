import { Heading } from '@digdir/designsystemet-react';
import { type ReactNode, useEffect } from 'react';
import { say } from '../texts/say.js';

interface TitleProps {
  readonly text: string;
  /** What stands above it, such as the kind of the thing. */
  readonly above?: ReactNode;
}

/** The one heading of the first level, and what the browser calls the page. */
export function Title({ text, above }: TitleProps) {
  useEffect(() => {
    document.title = `${text} – ${say('frame.name')}`;
  }, [text]);
  return (
    <div className="title">
      {above}
      <Heading level={1} data-size="md" tabIndex={-1} id="title">
        {text}
      </Heading>
    </div>
  );
}
