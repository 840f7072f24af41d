import { Module } from '@nestjs/common';
import { IdentityModule } from './identity.module.js';
import { BackChannelLogoutController } from './sign-in/back-channel-logout.controller.js';
import { SignInController } from './sign-in/sign-in.controller.js';

/** The pages to sign in, and what the provider calls; only the gateway has them. */
@Module({ imports: [IdentityModule], controllers: [SignInController, BackChannelLogoutController] })
export class SignInModule {}
