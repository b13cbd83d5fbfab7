import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** A company as other domains see it. */
export interface CompanyCard {
  id: string;
  name: string;
  isExhibitor: boolean;
  country: string | null;
  sector: string;
  website: string;
  employees: number | null;
  certificates: string[];
}

/** What narrows a list of exhibitors. */
export interface ExhibitorFilter {
  /** Text that has to appear in name or sector, without regard to accents and capitals. */
  search?: string;
  country?: string;
  sector?: string;
}

const columns = `id, name, is_exhibitor as "isExhibitor", country, sector, website, employees, certificates`;

/** More exhibitors than any fair has had; keeps a broken import from filling the memory. */
const most = 10_000;

/** What other domains may read of companies. */
@Injectable()
export class CompanyReader {
  constructor(private readonly dataSource: DataSource) {}

  /** Cards by id; companies of other fairs are left out. */
  async cards(fairId: string, ids: readonly string[]): Promise<Map<string, CompanyCard>> {
    if (ids.length === 0) return new Map();
    const rows: CompanyCard[] = await this.dataSource.query(
      `select ${columns} from profiles.company where fair_id = $1 and id = any($2::uuid[])`,
      [fairId, ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  async card(fairId: string, id: string): Promise<CompanyCard | null> {
    return (await this.cards(fairId, [id])).get(id) ?? null;
  }

  /** The companies that exhibit, in order of name. */
  async exhibitors(fairId: string, filter: ExhibitorFilter = {}): Promise<CompanyCard[]> {
    return this.dataSource.query(
      `select ${columns} from profiles.company
       where fair_id = $1 and is_exhibitor
         and ($2::text is null or country = $2)
         and ($3::text is null or sector = $3)
         and ($4::text is null or strpos(platform.folded(name || ' ' || sector), platform.folded($4)) > 0)
       order by name_key limit ${most}`,
      [fairId, filter.country ?? null, filter.sector ?? null, filter.search?.trim() || null],
    );
  }

  /** Sectors of the exhibitors with their number of companies, in order of name; no sector is left out. */
  async sectors(fairId: string): Promise<{ sector: string; companies: number }[]> {
    return this.dataSource.query(
      `select sector, count(*)::int as companies from profiles.company
       where fair_id = $1 and is_exhibitor and sector <> '' group by sector order by platform.folded(sector), sector`,
      [fairId],
    );
  }
}
