import { Module } from '@nestjs/common';
import { IdentityModule } from './identity.module.js';
import { SignInController } from './sign-in/sign-in.controller.js';

/** The pages to sign in; only the gateway has them. */
@Module({ imports: [IdentityModule], controllers: [SignInController] })
export class SignInModule {}
