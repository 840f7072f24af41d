/** What a person has to mend before Talkoot can run: the message alone says what it is and what to do. */
export class SetupFault extends Error {}
