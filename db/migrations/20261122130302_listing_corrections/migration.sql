CREATE TABLE "listing_corrections" (
	"id" uuid PRIMARY KEY,
	"drift_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"wants" jsonb NOT NULL,
	"expects" jsonb,
	"before" jsonb,
	"after" jsonb,
	"undoes_id" uuid,
	"asked_by" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"try_at" timestamp with time zone NOT NULL,
	"taken_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	"reason" text,
	"words" text,
	CONSTRAINT "listing_corrections_ended" CHECK (("state" in ('waiting', 'sending')) = ("ended_at" is null)),
	CONSTRAINT "listing_corrections_refused" CHECK ("state" <> 'refused' or "reason" is not null),
	CONSTRAINT "listing_corrections_sent" CHECK (("before" is null) = ("after" is null))
);
--> statement-breakpoint
CREATE TABLE "segment_days" (
	"segment_id" uuid,
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
	CONSTRAINT "segment_days_key" UNIQUE NULLS NOT DISTINCT("day","segment_id")
);
--> statement-breakpoint
CREATE TABLE "segment_moves" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "segment_moves_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"segment_id" uuid,
	"customer_id" uuid,
	"is_listed" boolean DEFAULT false NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "segment_moves_what" CHECK (("segment_id" is null) <> ("customer_id" is null))
);
--> statement-breakpoint
CREATE TABLE "segment_people" (
	"customer_id" uuid PRIMARY KEY,
	"segment_ids" uuid[] NOT NULL
);
--> statement-breakpoint
ALTER TABLE "listing_sources" ADD COLUMN "may_write" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "listing_sources" ADD COLUMN "ask_beyond_basis_points" integer DEFAULT 5000 NOT NULL;--> statement-breakpoint
ALTER TABLE "listing_sources" ADD COLUMN "paused_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "listing_sources" ADD COLUMN "paused_because" text;--> statement-breakpoint
CREATE INDEX "postings_customer" ON "postings" ("customer_id") WHERE "customer_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "listing_corrections_open" ON "listing_corrections" ("channel_id","external_id","kind") WHERE "state" in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "listing_corrections_due" ON "listing_corrections" ("try_at","id") WHERE "state" in ('waiting', 'sending');--> statement-breakpoint
CREATE INDEX "listing_corrections_drift" ON "listing_corrections" ("drift_id","id");--> statement-breakpoint
CREATE INDEX "listing_corrections_undoes" ON "listing_corrections" ("undoes_id");--> statement-breakpoint
CREATE INDEX "listing_corrections_channel" ON "listing_corrections" ("channel_id","asked_at");--> statement-breakpoint
CREATE INDEX "segment_moves_segment" ON "segment_moves" ("id") WHERE "segment_id" is not null;--> statement-breakpoint
ALTER TABLE "listing_corrections" ADD CONSTRAINT "listing_corrections_drift_id_parity_drifts_id_fkey" FOREIGN KEY ("drift_id") REFERENCES "parity_drifts"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "listing_corrections" ADD CONSTRAINT "listing_corrections_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "listing_corrections" ADD CONSTRAINT "listing_corrections_undoes_id_listing_corrections_id_fkey" FOREIGN KEY ("undoes_id") REFERENCES "listing_corrections"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "listing_sources" ADD CONSTRAINT "listing_sources_ask" CHECK ("ask_beyond_basis_points" between 1 and 90000);--> statement-breakpoint
ALTER TABLE "listing_sources" ADD CONSTRAINT "listing_sources_writes" CHECK (not "may_write" or "kind" <> 'feed');