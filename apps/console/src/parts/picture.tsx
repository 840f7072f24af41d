import { type ReactNode, useId } from 'react';
import { say } from '../texts/say.js';

interface PictureProps {
  readonly title: string;
  /** What the picture says, in words. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly children: ReactNode;
}

/** A picture of what stands in a table beside it. On a narrow screen it scrolls within itself. */
export function Picture({ title, description, width, height, children }: PictureProps) {
  const id = useId();
  return (
    // The keyboard reaches what has to be scrolled.
    <div className="scrolled picture" tabIndex={0} role="region" aria-label={say('picture.of', { title })}>
      <svg role="img" aria-labelledby={`${id}title ${id}text`} viewBox={`0 0 ${width} ${height}`}>
        <title id={`${id}title`}>{title}</title>
        <desc id={`${id}text`}>{description}</desc>
        {children}
      </svg>
    </div>
  );
}
