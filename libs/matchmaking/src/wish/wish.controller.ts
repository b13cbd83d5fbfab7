import { Controller } from '@nestjs/common';
import { getWishStats, type InputOf, listWishes, removeWish, setWish } from '@parvis/contracts';
import { CurrentCaller, type FairCaller, Handles, Input } from '@parvis/platform';
import { WishRepository } from './wish.repository.js';
import { WishService } from './wish.service.js';
import { WishListService } from './wish-list.service.js';

@Controller()
export class WishController {
  constructor(
    private readonly service: WishService,
    private readonly lists: WishListService,
    private readonly wishes: WishRepository,
  ) {}

  @Handles(listWishes)
  list(@Input() { params, query }: InputOf<typeof listWishes>, @CurrentCaller() caller: FairCaller) {
    return this.lists.list(params.fairId, caller.userId, query);
  }

  @Handles(setWish)
  set(@Input() { params, body }: InputOf<typeof setWish>, @CurrentCaller() caller: FairCaller) {
    return this.service.set(params.fairId, caller.userId, params.participantId, body);
  }

  @Handles(removeWish)
  remove(@Input() { params }: InputOf<typeof removeWish>, @CurrentCaller() caller: FairCaller) {
    return this.service.remove(params.fairId, caller.userId, params.participantId);
  }

  @Handles(getWishStats)
  stats(@Input() { params }: InputOf<typeof getWishStats>) {
    return this.wishes.stats(params.fairId);
  }
}
