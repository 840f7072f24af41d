import { Link } from '@digdir/designsystemet-react';

interface DocumentsProps {
  readonly of: readonly { readonly title: string; readonly url: string }[];
}

/** Documents, where they are on the web. */
export const Documents = ({ of }: DocumentsProps) =>
  of.length === 0 ? null : (
    <ul>
      {of.map(({ title, url }) => (
        <li key={url}>
          <Link href={url}>{title}</Link>
        </li>
      ))}
    </ul>
  );
