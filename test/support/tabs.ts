import { z } from 'zod';

const settings = z.object({
  options: z.object({ defaultTabs: z.array(z.object({ query: z.string(), variables: z.string() })) }),
});

/** A tab of GraphiQL as the page has it. */
export interface Tab {
  readonly query: string;
  readonly variables: object;
}

/** The tabs of the page that a browser gets at the API's address. */
export async function tabsOf(url: string): Promise<Tab[]> {
  const page = await (await fetch(`${url}/graphql`, { headers: { accept: 'text/html' } })).text();
  const [, json = ''] = /<script type="application\/json" id="settings">(.*?)<\/script>/s.exec(page) ?? [];
  return settings.parse(JSON.parse(json)).options.defaultTabs.map(({ query, variables }) => ({
    query,
    variables: z.looseObject({}).parse(JSON.parse(variables)),
  }));
}

/** The tab that shows a mutation. */
export async function tabOf(url: string, mutation: string): Promise<Tab> {
  const tab = (await tabsOf(url)).find(({ query }) => query.includes(` ${mutation}(`));
  if (!tab) throw new Error(`No tab shows ${mutation}`);
  return tab;
}
