import { Controller, Req, Res } from '@nestjs/common';
import {
  deleteChatMessage,
  editChatMessage,
  type InputOf,
  listChatMessages,
  readChatFile,
  sendChatFile,
  sendChatMessage,
} from '@parvis/contracts';
import {
  CurrentCaller,
  DomainError,
  type FairCaller,
  FileStore,
  Handles,
  Input,
  sendFile,
  Upload,
  type UploadedFile,
} from '@parvis/platform';
import type { Request, Response } from 'express';
import { ChatService } from './chat.service.js';

@Controller()
export class ChatController {
  constructor(
    private readonly chat: ChatService,
    private readonly files: FileStore,
  ) {}

  @Handles(listChatMessages)
  list(@Input() { params, query }: InputOf<typeof listChatMessages>, @CurrentCaller() caller: FairCaller) {
    return this.chat.list(params.fairId, params.conversationId, caller.userId, query);
  }

  @Handles(sendChatMessage)
  say(@Input() { params, body }: InputOf<typeof sendChatMessage>, @CurrentCaller() caller: FairCaller) {
    assertAuthor(body.userId, caller);
    return this.chat.say(params.fairId, params.conversationId, caller.userId, body.clientId, body.text);
  }

  @Handles(sendChatFile)
  sendFile(
    @Input() { params, query }: InputOf<typeof sendChatFile>,
    @Upload() file: UploadedFile,
    @CurrentCaller() caller: FairCaller,
  ) {
    assertAuthor(query.userId, caller);
    return this.chat.sendFile(params.fairId, params.conversationId, caller.userId, query.clientId, file);
  }

  @Handles(editChatMessage)
  edit(@Input() { params, body }: InputOf<typeof editChatMessage>, @CurrentCaller() caller: FairCaller) {
    return this.chat.edit(params.fairId, params.conversationId, caller.userId, params.messageId, body.text);
  }

  @Handles(deleteChatMessage)
  remove(@Input() { params }: InputOf<typeof deleteChatMessage>, @CurrentCaller() caller: FairCaller) {
    return this.chat.remove(params.fairId, params.conversationId, caller.userId, params.messageId);
  }

  @Handles(readChatFile)
  async read(
    @Input() { params }: InputOf<typeof readChatFile>,
    @CurrentCaller() caller: FairCaller,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { isPicture, ...file } = await this.chat.file(
      params.fairId,
      params.conversationId,
      caller.userId,
      params.fileId,
    );
    await sendFile(this.files, { ...file, isShown: isPicture }, request, response);
  }
}

/** A device on which somebody else has signed in meanwhile. @throws OTHER_ACCOUNT */
function assertAuthor(userId: string | undefined, caller: FairCaller): void {
  if (userId !== undefined && userId !== caller.userId)
    throw new DomainError('OTHER_ACCOUNT', 'conflict', 'Another account has written this');
}
