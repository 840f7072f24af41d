import { idOf, type SubjectId, type SubjectKind, subjectKindOf, uuidOf } from '@talkoot/contracts';

/** What something is about, as the two columns keep it. */
interface SubjectColumns {
  readonly subjectKind: SubjectKind | null;
  readonly subject: string | null;
}

export const subjectOf = ({ subjectKind, subject }: SubjectColumns): SubjectId | undefined =>
  subjectKind === null || subject === null ? undefined : idOf(subjectKind, subject);

export const subjectColumns = (subject: SubjectId | undefined): SubjectColumns =>
  subject === undefined
    ? { subjectKind: null, subject: null }
    : { subjectKind: subjectKindOf(subject), subject: uuidOf(subject) };
