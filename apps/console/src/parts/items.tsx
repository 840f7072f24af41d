/** A few short texts, one below the other. */
export const Items = ({ of }: { readonly of: readonly string[] }) =>
  of.length === 0 ? null : (
    <ul>
      {of.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
