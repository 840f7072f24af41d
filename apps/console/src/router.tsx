import { useSuspenseQuery } from '@tanstack/react-query';
import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  useRouter,
  type ErrorComponentProps,
} from '@tanstack/react-router';
import type { ComponentType } from 'react';
import type { Document } from './api/document.js';
import { queries, queryOf } from './api/queries.js';
import { Frame } from './frame.js';
import type { AskedByPage } from './parts/show-query.js';
import { ProblemMessage, Waiting } from './parts/states.js';
import { parseSearch, type Search, stringifySearch } from './search.js';

const root = createRootRoute({ component: Frame, validateSearch: (search: Search): Search => search });

export type Params = Readonly<Record<string, string>>;

export interface PageProps<Result, Variables = unknown> {
  readonly data: Result;
  /** What was asked for. */
  readonly variables: Variables;
  readonly params: Params;
  readonly search: Search;
}

interface PageDeclaration<Result, Variables> {
  readonly document: Document<Result, Variables>;
  readonly variables: (params: Params, search: Search) => Variables;
  /** The file of the page, loaded when somebody goes there. */
  readonly load: () => Promise<{ readonly Page: ComponentType<PageProps<Result, Variables>> }>;
}

/** A page: its address, the one operation that it asks, and what it shows of the answer. */
export function page<Result, Variables>(
  path: string,
  { document, variables, load }: PageDeclaration<Result, Variables>,
) {
  const Page = lazyRouteComponent(load, 'Page') as ComponentType<PageProps<Result, Variables>> & {
    preload?: () => Promise<void>;
  };
  const route = createRoute({
    getParentRoute: () => root,
    path,
    loaderDeps: ({ search }) => search,
    loader: async ({ params, deps }) => {
      const given = variables(params, deps);
      await Promise.all([queries.query(queryOf(document, given)), Page.preload?.()]);
      const asked: AskedByPage = { hash: document.hash, variables: given };
      return asked;
    },
    component: function Routed() {
      const params: Params = route.useParams();
      const search: Search = route.useSearch();
      const given = variables(params, search);
      const { data } = useSuspenseQuery(queryOf(document, given));
      return <Page data={data} variables={given} params={params} search={search} />;
    },
  });
  return route;
}

/** A page that asks nothing when it opens. */
export function plainPage(path: string, load: () => Promise<{ readonly Page: ComponentType }>) {
  return createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, 'Page') });
}

function Wrong({ error }: ErrorComponentProps) {
  const router = useRouter();
  // A reset alone shows what the loader said before: the page is to ask again.
  return <ProblemMessage error={error} again={() => void router.invalidate()} />;
}

export type AnyPage = AnyRoute;

export const routerOf = (pages: readonly AnyPage[]) =>
  createRouter({
    routeTree: root.addChildren([...pages]),
    parseSearch: (text: string) => parseSearch(text),
    stringifySearch,
    defaultPreload: 'intent',
    // What is kept, the queries decide.
    defaultPreloadStaleTime: 0,
    defaultPendingComponent: Waiting,
    defaultErrorComponent: Wrong,
    defaultNotFoundComponent: () => <ProblemMessage error={undefined} />,
    scrollRestoration: true,
  });
