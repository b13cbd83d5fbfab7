import { Module } from '@nestjs/common';
import { ProfilesDataModule } from '@parvis/profiles';
import { SpaceFileController } from './file/space-file.controller.js';
import { SpaceFileRepository } from './file/space-file.repository.js';
import { SpaceFileService } from './file/space-file.service.js';
import { MemberController } from './member/member.controller.js';
import { MemberRepository } from './member/member.repository.js';
import { MemberService } from './member/member.service.js';
import { PillarController } from './pillar/pillar.controller.js';
import { PillarService } from './pillar/pillar.service.js';
import { RatingRepository } from './pillar/rating.repository.js';
import { BlockRepository } from './proposal/block.repository.js';
import { ProposalController } from './proposal/proposal.controller.js';
import { ProposalService } from './proposal/proposal.service.js';
import { SpaceController } from './space/space.controller.js';
import { SpaceRepository } from './space/space.repository.js';
import { SpaceService } from './space/space.service.js';
import { StandingRepository } from './space/standing.repository.js';
import { StepController } from './step/step.controller.js';
import { StepRepository } from './step/step.repository.js';
import { StepService } from './step/step.service.js';

@Module({
  imports: [ProfilesDataModule],
  controllers: [
    ProposalController,
    SpaceController,
    MemberController,
    PillarController,
    StepController,
    SpaceFileController,
  ],
  providers: [
    StandingRepository,
    ProposalService,
    BlockRepository,
    SpaceRepository,
    SpaceService,
    MemberRepository,
    MemberService,
    RatingRepository,
    PillarService,
    StepRepository,
    StepService,
    SpaceFileRepository,
    SpaceFileService,
  ],
})
export class PartnershipsModule {}
