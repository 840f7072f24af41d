/** What every input says of the address that names a person. */
export const PERSON_ADDRESS = 'The e-mail address of the person, in place of the id.';
