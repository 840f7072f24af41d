import { readFileSync, statSync } from 'node:fs';

/** Settings that can hold a secret: each can be read from the file that <NAME>_FILE names. */
const SECRETS = ['DATABASE_URL', 'REDIS_URL', 'SMTP_URL', 'OIDC_CLIENT_SECRET', 'SECRET_KEY', 'AUDIT_KEY'] as const;

/** Others than the owner and the group may read it. */
const READ_BY_ALL = 0o004;

interface Secrets {
  readonly environment: NodeJS.ProcessEnv;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

/** The environment with the secrets that stand in files. No problem or warning repeats what is in one. */
export function withSecrets(environment: NodeJS.ProcessEnv): Secrets {
  const read: Record<string, string> = {};
  const [problems, warnings]: [string[], string[]] = [[], []];
  for (const name of SECRETS) {
    const file = environment[`${name}_FILE`];
    if (file === undefined || file === '') continue;
    if (environment[name] !== undefined && environment[name] !== '') {
      problems.push(`${name}_FILE: ${name} is set as well; keep one of them`);
      continue;
    }
    try {
      read[name] = readFileSync(file, 'utf8').trim();
      if (read[name] === '') problems.push(`${name}_FILE: the file is empty`);
      if ((statSync(file).mode & READ_BY_ALL) !== 0)
        warnings.push(`${name}_FILE: everybody on this machine can read ${file}; type: chmod o-r ${file}`);
    } catch (error) {
      problems.push(`${name}_FILE: ${file} cannot be read (${String(Reflect.get(Object(error) as object, 'code'))})`);
    }
  }
  return { environment: { ...environment, ...read }, problems, warnings };
}
