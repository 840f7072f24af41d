const LONGEST_MESSAGE = 1_000;
const DEEPEST_CAUSE = 5;

/** What an error of PostgreSQL tells of the database itself, never of a row. */
const OF_DATABASE = ['code', 'severity', 'schema', 'table', 'column', 'constraint', 'routine'] as const;

/**
 * What is logged of an error: a failing statement carries its text, its parameters and the row that it failed at, which may be
 * addresses or minutes. So the fields are chosen here, and whatever else an error carries stays out of the log.
 */
export function loggedError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const told = OF_DATABASE.flatMap((field): [string, unknown][] => {
    const value: unknown = Reflect.get(error, field);
    return typeof value === 'string' || typeof value === 'number' ? [[field, value]] : [];
  });
  const message = messageOf(error);
  return {
    type: error.name,
    message,
    stack: error.stack?.replace(error.message, message),
    ...Object.fromEntries(told),
    ...(error.cause !== undefined && depth < DEEPEST_CAUSE && { cause: loggedError(error.cause, depth + 1) }),
  };
}

/** PostgreSQL quotes the value that it could not take (SQLSTATE class 22): that is left out. */
function messageOf(error: Error): string {
  const code: unknown = Reflect.get(error, 'code');
  const message = error.message.slice(0, LONGEST_MESSAGE);
  return typeof code === 'string' && /^22...$/.test(code) ? message.replace(/: ".*$/s, '') : message;
}
