import type { HomePageQuery } from '../api/operations.js';
import { Title } from '../parts/title.js';
import type { PageProps } from '../router.js';
import { say } from '../texts/say.js';

/** The network at a glance. */
export function Page({ data }: PageProps<HomePageQuery>) {
  return (
    <>
      <Title text={say('home.title')} />
      <p>{data.collaborations.totalCount}</p>
    </>
  );
}
