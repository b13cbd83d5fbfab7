import { Module } from '@nestjs/common';
import { CompanyReader } from './company/company-reader.js';
import { ParticipantReader } from './participant/participant-reader.js';

/** What other domains may use of profiles, without its API. */
@Module({ providers: [ParticipantReader, CompanyReader], exports: [ParticipantReader, CompanyReader] })
export class ProfilesDataModule {}
