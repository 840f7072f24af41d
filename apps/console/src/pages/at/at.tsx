import { Navigate } from '@tanstack/react-router';
import type { AtPageQuery } from '../../api/operations.js';
import { Missing } from '../../parts/states.js';
import type { PageProps } from '../../router.js';
import { say } from '../../texts/say.js';
import { signInAddress } from '../../sign-in-address.js';
import { placeOf } from './leading.js';

/** Where links of mails, notifications, reports and calendars lead: they know the id of a thing, and this page its place. */
export function Page({ data: { node }, params: { id = '' }, search }: PageProps<AtPageQuery>) {
  const place = placeOf(id, node);
  if (place !== undefined) return <Navigate to={place} search={search} replace />;
  return (
    <>
      <Missing />
      <a href={signInAddress()}>{say('at.signIn')}</a>
    </>
  );
}
