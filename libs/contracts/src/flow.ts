/** A condition of a step beside the status: in words, and as code. */
export interface Guard<T, G> {
  readonly says: string;
  /** Throws the declared error of the condition that is not met. */
  readonly require: (thing: T, given: G) => void;
}

/** A step as data: docs/workflows.md is drawn from it. */
export interface DrawnStep<S extends string = string> {
  /** The statuses in which the step is allowed. Empty: the step makes the thing. */
  readonly from: readonly S[];
  /** The status after the step. Undefined: the status stays. */
  readonly to?: S | undefined;
  readonly guards: readonly { readonly says: string }[];
}

/** A step of a workflow: where it is allowed, where it leads, and its conditions. */
export interface Step<S extends string, T, G = void> extends DrawnStep<S> {
  /** The status after the step. Throws the declared error where the step is not allowed. */
  readonly take: (thing: T, given: G) => S;
}

/** A workflow: its steps by name. A step that a mutation takes has the name of the mutation. */
export type Flow = Readonly<Record<string, DrawnStep>>;

/** Every workflow, by its title in docs/workflows.md. Each context adds its own. */
export const FLOWS: Record<string, Flow> = {};

/** Makes the steps of a workflow; `wrongStatus` is the refusal in a status that does not allow the step. */
export function stepsOf<S extends string, T extends { readonly status: S }>(
  wrongStatus: (status: S, allowed: readonly S[]) => Error,
) {
  return {
    /** A step that makes the thing. */
    begin: <G = void>(to: S, guards: readonly Guard<Omit<T, 'status'>, G>[] = []): Step<S, Omit<T, 'status'>, G> => ({
      from: [],
      to,
      guards,
      take: (thing, given) => {
        for (const guard of guards) guard.require(thing, given);
        return to;
      },
    }),
    step: <G = void>(from: readonly S[], to?: S, guards: readonly Guard<T, G>[] = []): Step<S, T, G> => ({
      from,
      to,
      guards,
      take: (thing, given) => {
        if (!from.includes(thing.status)) throw wrongStatus(thing.status, from);
        for (const guard of guards) guard.require(thing, given);
        return to ?? thing.status;
      },
    }),
  };
}
