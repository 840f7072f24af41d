export interface ActionsProps {
  /** What it is done to, as the API gives it. */
  readonly of: {
    readonly __typename: string;
    readonly id: string;
    readonly version: number;
    readonly viewerCan: readonly string[];
  };
}

/** What the reader may do to a thing, each with its form. */
export const Actions = ({ of }: ActionsProps) => (of.viewerCan.length === 0 ? null : <p />);
