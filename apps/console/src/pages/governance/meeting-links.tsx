import type { LinkedDecisionFragment, LinkedMeetingFragment } from '../../api/operations.js';
import { ThingLink } from '../../parts/links.js';
import { dayText } from '../../texts/format.js';
import { say } from '../../texts/say.js';

/** What a meeting is called: by its body where it has no name of its own. */
export const meetingName = ({ title }: Pick<LinkedMeetingFragment, 'title'>, body: string): string => title ?? body;

/** A meeting of a body that is told elsewhere on the page. */
export const MeetingLink = ({ of }: { readonly of: LinkedMeetingFragment }) => (
  <ThingLink of={{ ...of, name: [of.title ?? say('kind.Meeting'), dayText(of.day)].join(' ') }} />
);

export const DecisionLink = ({ of }: { readonly of: Pick<LinkedDecisionFragment, '__typename' | 'id' | 'text'> }) => (
  <ThingLink of={{ ...of, name: of.text }} />
);
