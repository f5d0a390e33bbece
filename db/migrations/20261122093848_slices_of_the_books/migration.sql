CREATE TABLE "listing_facts" (
	"channel_id" uuid,
	"external_id" text,
	"variant_id" uuid,
	"sku" text,
	"barcode" text,
	"currency" text,
	"price_minor" bigint,
	"compare_at_minor" bigint,
	"includes_tax" boolean,
	"stock_units" integer,
	"in_stock" boolean,
	"title" text,
	"description" text,
	"promise_days" integer,
	"url" text,
	"changed_at" jsonb DEFAULT '{}' NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	"source" text NOT NULL,
	"read_by" text NOT NULL,
	CONSTRAINT "listing_facts_pkey" PRIMARY KEY("channel_id","external_id"),
	CONSTRAINT "listing_facts_price" CHECK ("price_minor" between 0 and 1e15),
	CONSTRAINT "listing_facts_compare_at" CHECK ("compare_at_minor" between 0 and 1e15),
	CONSTRAINT "listing_facts_promise" CHECK ("promise_days" between 0 and 365),
	CONSTRAINT "listing_facts_priced" CHECK ("price_minor" is null or "currency" is not null)
);
--> statement-breakpoint
CREATE TABLE "listing_promotions" (
	"id" uuid PRIMARY KEY,
	"channel_id" uuid NOT NULL,
	"variant_id" uuid,
	"category" text,
	"name" text NOT NULL,
	"off_basis_points" integer,
	"price_minor" bigint,
	"from_on" date NOT NULL,
	"until_on" date NOT NULL,
	"marked_on" date,
	CONSTRAINT "listing_promotions_days" CHECK ("until_on" >= "from_on"),
	CONSTRAINT "listing_promotions_one" CHECK (("off_basis_points" is null) <> ("price_minor" is null)),
	CONSTRAINT "listing_promotions_off" CHECK ("off_basis_points" between 1 and 9900),
	CONSTRAINT "listing_promotions_price" CHECK ("price_minor" between 0 and 1e15),
	CONSTRAINT "listing_promotions_subject" CHECK ("variant_id" is null or "category" is null)
);
--> statement-breakpoint
CREATE TABLE "listing_sources" (
	"channel_id" uuid PRIMARY KEY,
	"kind" text NOT NULL,
	"url" text NOT NULL,
	"sealed_token" text,
	"every_minutes" integer NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"tried_at" timestamp with time zone,
	"read_at" timestamp with time zone,
	"listings" integer,
	"fault" text,
	CONSTRAINT "listing_sources_every" CHECK ("every_minutes" between 1 and 10080)
);
--> statement-breakpoint
CREATE TABLE "listing_terms" (
	"channel_id" uuid,
	"variant_id" uuid,
	"price_minor" bigint,
	"title" text,
	"description" text,
	"promise_days" integer,
	"set_by" text NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "listing_terms_pkey" PRIMARY KEY("channel_id","variant_id"),
	CONSTRAINT "listing_terms_price" CHECK ("price_minor" between 0 and 1e15),
	CONSTRAINT "listing_terms_promise" CHECK ("promise_days" between 0 and 365)
);
--> statement-breakpoint
CREATE TABLE "parity_drifts" (
	"id" uuid PRIMARY KEY,
	"channel_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"variant_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"theirs" jsonb NOT NULL,
	"ours" jsonb NOT NULL,
	"fingerprint" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"decided_at" timestamp with time zone,
	"decided_by" text,
	"reason" text,
	"accepted_until" date,
	"corrected_in" text,
	"fetched_at" timestamp with time zone,
	CONSTRAINT "parity_drifts_ended" CHECK (("state" = 'gone') <= ("ended_at" is not null)),
	CONSTRAINT "parity_drifts_decided" CHECK ("state" in ('open', 'gone') or "decided_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "parity_marks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "parity_marks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"variant_id" uuid,
	"channel_id" uuid
);
--> statement-breakpoint
CREATE TABLE "parity_rules" (
	"channel_id" uuid PRIMARY KEY,
	"is_watched" boolean NOT NULL,
	"shows_tax" boolean NOT NULL,
	"price_tolerance_minor" bigint NOT NULL,
	"price_tolerance_basis_points" integer NOT NULL,
	"price_ending" text NOT NULL,
	"stock_rule" text NOT NULL,
	"stock_tolerance_units" integer NOT NULL,
	"title_likeness" integer NOT NULL,
	"description_likeness" integer NOT NULL,
	"promise_tolerance_days" integer,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "parity_rules_price" CHECK ("price_tolerance_minor" >= 0),
	CONSTRAINT "parity_rules_share" CHECK ("price_tolerance_basis_points" between 0 and 5000),
	CONSTRAINT "parity_rules_ending" CHECK ("price_ending" ~ '^[0-9]{0,6}$'),
	CONSTRAINT "parity_rules_stock" CHECK ("stock_tolerance_units" >= 0),
	CONSTRAINT "parity_rules_title" CHECK ("title_likeness" between 0 and 100),
	CONSTRAINT "parity_rules_description" CHECK ("description_likeness" between 0 and 100),
	CONSTRAINT "parity_rules_promise" CHECK ("promise_tolerance_days" between 0 and 365)
);
--> statement-breakpoint
CREATE TABLE "parity_turn" (
	"is_only" boolean PRIMARY KEY DEFAULT true,
	"levels_up_to" timestamp with time zone NOT NULL,
	"swept_to" uuid,
	CONSTRAINT "parity_turn_is_only" CHECK ("is_only")
);
--> statement-breakpoint
CREATE TABLE "group_days" (
	"dimension" text NOT NULL,
	"key" text,
	"channel_id" uuid NOT NULL,
	"day" date NOT NULL,
	"gross_minor" bigint DEFAULT 0 NOT NULL,
	"discounts_minor" bigint DEFAULT 0 NOT NULL,
	"returns_minor" bigint DEFAULT 0 NOT NULL,
	"shipping_minor" bigint DEFAULT 0 NOT NULL,
	"tax_minor" bigint DEFAULT 0 NOT NULL,
	"cogs_minor" bigint DEFAULT 0 NOT NULL,
	"fees_minor" bigint DEFAULT 0 NOT NULL,
	"fulfilment_minor" bigint DEFAULT 0 NOT NULL,
	"marketing_minor" bigint DEFAULT 0 NOT NULL,
	"fixed_minor" bigint DEFAULT 0 NOT NULL,
	"adjustment_minor" bigint DEFAULT 0 NOT NULL,
	"handling_minor" bigint DEFAULT 0 NOT NULL,
	"orders" integer DEFAULT 0 NOT NULL,
	"units" integer DEFAULT 0 NOT NULL,
	"returned_units" integer DEFAULT 0 NOT NULL,
	"units_without_cost" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "group_days_key" UNIQUE NULLS NOT DISTINCT("dimension","key","channel_id","day")
);
--> statement-breakpoint
CREATE TABLE "group_moves" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "group_moves_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"product_id" uuid NOT NULL,
	"category" text,
	"brand" text
);
--> statement-breakpoint
CREATE TABLE "location_days" (
	"channel_id" uuid NOT NULL,
	"location_id" uuid,
	"day" date NOT NULL,
	"gross_minor" bigint DEFAULT 0 NOT NULL,
	"discounts_minor" bigint DEFAULT 0 NOT NULL,
	"returns_minor" bigint DEFAULT 0 NOT NULL,
	"shipping_minor" bigint DEFAULT 0 NOT NULL,
	"tax_minor" bigint DEFAULT 0 NOT NULL,
	"cogs_minor" bigint DEFAULT 0 NOT NULL,
	"fees_minor" bigint DEFAULT 0 NOT NULL,
	"fulfilment_minor" bigint DEFAULT 0 NOT NULL,
	"marketing_minor" bigint DEFAULT 0 NOT NULL,
	"fixed_minor" bigint DEFAULT 0 NOT NULL,
	"adjustment_minor" bigint DEFAULT 0 NOT NULL,
	"handling_minor" bigint DEFAULT 0 NOT NULL,
	"orders" integer DEFAULT 0 NOT NULL,
	"units" integer DEFAULT 0 NOT NULL,
	"returned_units" integer DEFAULT 0 NOT NULL,
	"units_without_cost" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "location_days_key" UNIQUE NULLS NOT DISTINCT("channel_id","location_id","day")
);
--> statement-breakpoint
CREATE TABLE "product_days" (
	"product_id" uuid,
	"channel_id" uuid NOT NULL,
	"day" date NOT NULL,
	"gross_minor" bigint DEFAULT 0 NOT NULL,
	"discounts_minor" bigint DEFAULT 0 NOT NULL,
	"returns_minor" bigint DEFAULT 0 NOT NULL,
	"shipping_minor" bigint DEFAULT 0 NOT NULL,
	"tax_minor" bigint DEFAULT 0 NOT NULL,
	"cogs_minor" bigint DEFAULT 0 NOT NULL,
	"fees_minor" bigint DEFAULT 0 NOT NULL,
	"fulfilment_minor" bigint DEFAULT 0 NOT NULL,
	"marketing_minor" bigint DEFAULT 0 NOT NULL,
	"fixed_minor" bigint DEFAULT 0 NOT NULL,
	"adjustment_minor" bigint DEFAULT 0 NOT NULL,
	"handling_minor" bigint DEFAULT 0 NOT NULL,
	"orders" integer DEFAULT 0 NOT NULL,
	"units" integer DEFAULT 0 NOT NULL,
	"returned_units" integer DEFAULT 0 NOT NULL,
	"units_without_cost" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "product_days_key" UNIQUE NULLS NOT DISTINCT("product_id","channel_id","day")
);
--> statement-breakpoint
CREATE INDEX "listing_facts_variant" ON "listing_facts" ("variant_id","channel_id");--> statement-breakpoint
CREATE INDEX "listing_facts_unknown" ON "listing_facts" ("channel_id","sku") WHERE "variant_id" is null;--> statement-breakpoint
CREATE INDEX "listing_facts_read" ON "listing_facts" ("channel_id","read_at");--> statement-breakpoint
CREATE INDEX "listing_promotions_channel" ON "listing_promotions" ("channel_id","until_on");--> statement-breakpoint
CREATE INDEX "listing_promotions_variant" ON "listing_promotions" ("variant_id");--> statement-breakpoint
CREATE INDEX "listing_terms_variant" ON "listing_terms" ("variant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "parity_drifts_live_key" ON "parity_drifts" ("channel_id","external_id","kind") WHERE "ended_at" is null;--> statement-breakpoint
CREATE INDEX "parity_drifts_live" ON "parity_drifts" ("state","opened_at","id") WHERE "ended_at" is null;--> statement-breakpoint
CREATE INDEX "parity_drifts_ended" ON "parity_drifts" ("ended_at","id") WHERE "ended_at" is not null;--> statement-breakpoint
CREATE INDEX "parity_drifts_variant" ON "parity_drifts" ("variant_id");--> statement-breakpoint
CREATE INDEX "parity_marks_wide" ON "parity_marks" ("id") WHERE "variant_id" is null;--> statement-breakpoint
CREATE INDEX "group_days_day" ON "group_days" ("dimension","day");--> statement-breakpoint
CREATE INDEX "group_moves_product" ON "group_moves" ("product_id","id");--> statement-breakpoint
CREATE INDEX "location_days_day" ON "location_days" ("day");--> statement-breakpoint
CREATE INDEX "product_days_day" ON "product_days" ("day");--> statement-breakpoint
ALTER TABLE "listing_facts" ADD CONSTRAINT "listing_facts_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "listing_facts" ADD CONSTRAINT "listing_facts_variant_id_variants_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "listing_promotions" ADD CONSTRAINT "listing_promotions_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "listing_promotions" ADD CONSTRAINT "listing_promotions_variant_id_variants_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "listing_sources" ADD CONSTRAINT "listing_sources_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "listing_terms" ADD CONSTRAINT "listing_terms_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "listing_terms" ADD CONSTRAINT "listing_terms_variant_id_variants_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "parity_drifts" ADD CONSTRAINT "parity_drifts_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "parity_drifts" ADD CONSTRAINT "parity_drifts_variant_id_variants_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "parity_rules" ADD CONSTRAINT "parity_rules_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE;