import { Injectable } from '@nestjs/common';
import type { FloorPlan } from '@parvis/contracts';
import { FairReader } from '@parvis/fairs';
import { type ImageShape, ImageStore, imageUrl } from '@parvis/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { TablePlaceRepository } from './table-place.repository.js';

/** The numbers of tables have to be read on it. */
const shape: ImageShape = { width: 2400, height: 2400, fit: 'inside' };

/** The one picture of a fair's floor. */
@Injectable()
export class FloorPlanService {
  constructor(
    private readonly fairs: FairReader,
    private readonly tables: TablePlaceRepository,
    private readonly images: ImageStore,
    private readonly dataSource: DataSource,
  ) {}

  async get(fairId: string): Promise<FloorPlan> {
    const { tables } = await this.fairs.get(fairId);
    const [[row], spots] = await Promise.all([
      this.dataSource.query(`select image_id as id from meetings.floor_plan where fair_id = $1`, [fairId]) as Promise<
        { id: string }[]
      >,
      this.tables.spots(fairId, tables),
    ]);
    return { url: imageUrl(row?.id ?? null), spots };
  }

  /** @throws FILE_TYPE_NOT_SUPPORTED */
  async set(fairId: string, bytes: Buffer): Promise<FloorPlan> {
    await this.dataSource.transaction(async (manager) => {
      await this.clear(manager, fairId);
      const id = await this.images.put(bytes, shape, manager);
      await manager.query(`insert into meetings.floor_plan (fair_id, image_id) values ($1, $2)`, [fairId, id]);
    });
    return this.get(fairId);
  }

  remove(fairId: string): Promise<void> {
    return this.dataSource.transaction((manager) => this.clear(manager, fairId));
  }

  /** In turn with others who change it, so that no picture is left without a plan. */
  private async clear(manager: EntityManager, fairId: string): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(hashtext($1))`, [`floor-plan:${fairId}`]);
    const rows: { id: string }[] = await manager.query(
      `select image_id as id from meetings.floor_plan where fair_id = $1`,
      [fairId],
    );
    // The plan goes with its picture.
    for (const { id } of rows) await this.images.remove(id, manager);
  }
}
