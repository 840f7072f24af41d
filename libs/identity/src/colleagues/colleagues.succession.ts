import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type SuccessionParticipant, SuccessionParticipants } from '@talkoot/registry';

/** Whom an organisation invites acts for that organisation or for nobody. */
@Injectable()
export class ColleagueSuccession implements SuccessionParticipant, OnModuleInit {
  readonly columns = [];
  readonly keeps = {
    'identity.colleague_invitation.organisation_id':
      'An invitation is accepted as long as its organisation goes on; the successor sends its own.',
  };

  constructor(private readonly participants: SuccessionParticipants) {}

  onModuleInit(): void {
    this.participants.register(this);
  }

  carryOver(): Promise<void> {
    return Promise.resolve();
  }
}
