import type { INestApplicationContext } from '@nestjs/common';
import type { Config } from '@talkoot/platform/config';
import { RegistryApi } from '@talkoot/registry';

/** The ministry of the bundled pilots. */
const MINISTRY = 'TEM';

/** Where to go, and a first question that can be pasted as it is. No token: what is printed at each start ends in logs. */
export async function welcome(application: INestApplicationContext, config: Config): Promise<string> {
  const ministry = await application.get(RegistryApi, { strict: false }).organisationByCode('FI', MINISTRY);
  const here = `Talkoot answers at ${config.PUBLIC_URL}/graphql (open it in a browser to try things out).`;
  if (!ministry) return here;
  const query = '{ me { name organisation { name } unreadCount } pilots { nodes { code name status } } }';
  return `${here}

To ask as somebody who acts for the ministry, with a token for a week:

  token=$(npm run --silent cli -- token --organisation ${MINISTRY} --role manager)
  curl ${config.PUBLIC_URL}/graphql -H 'content-type: application/json' -H 'accept-language: en' \\
    -H "authorization: Bearer $token" \\
    -d '${JSON.stringify({ query })}'

Ctrl-C ends it.`;
}
