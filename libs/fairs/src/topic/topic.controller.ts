import { Controller } from '@nestjs/common';
import { type InputOf, listTopics, replaceTopics } from '@parvis/contracts';
import { Handles, Input } from '@parvis/platform';
import { TopicService } from './topic.service.js';

@Controller()
export class TopicController {
  constructor(private readonly topics: TopicService) {}

  @Handles(listTopics)
  list(@Input() { params }: InputOf<typeof listTopics>) {
    return this.topics.list(params.fairId);
  }

  @Handles(replaceTopics)
  replace(@Input() { params, body }: InputOf<typeof replaceTopics>) {
    return this.topics.replace(params.fairId, body);
  }
}
