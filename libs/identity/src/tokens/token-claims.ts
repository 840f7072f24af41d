import {
  AFFILIATION_ROLES,
  type AffiliationRole,
  atLeast,
  PLATFORM_ROLES,
  type PlatformRole,
  type TokenRole,
} from '@talkoot/contracts';

interface InRoles {
  readonly role: AffiliationRole;
  readonly platformRoles: readonly PlatformRole[];
}

/** Who of the people bears a token for the role, and the roles that it is good for. */
interface Bearing<P> {
  readonly bearer: P;
  readonly role: AffiliationRole;
  readonly platformRoles: PlatformRole[];
}

/** Who has just this role, else a higher one; the token is good for the role that was asked for and no more. */
export function bearing<P extends InRoles>(people: readonly P[], role: TokenRole): Bearing<P> | undefined {
  if (isPlatformRole(role)) {
    const bearer = people.find(({ platformRoles }) => platformRoles.includes(role));
    return bearer && { bearer, role: bearer.role, platformRoles: [role] };
  }
  const bearer = AFFILIATION_ROLES.filter((each) => atLeast(each, role))
    .map((each) => people.find((person) => person.role === each))
    .find((found) => found !== undefined);
  return bearer && { bearer, role, platformRoles: [] };
}

const isPlatformRole = (role: TokenRole): role is PlatformRole => PLATFORM_ROLES.some((each) => each === role);
