CREATE TABLE "ad_spend" (
	"id" uuid PRIMARY KEY,
	"channel_id" uuid NOT NULL,
	"platform" text NOT NULL,
	"campaign" text NOT NULL,
	"ad_group" text DEFAULT '' NOT NULL,
	"day" date NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"rate" numeric(24,12) NOT NULL,
	"reported_minor" bigint NOT NULL,
	"impressions" bigint,
	"clicks" bigint,
	"claimed_conversions" numeric(18,6),
	"claimed_value_minor" bigint,
	"version" integer DEFAULT 1 NOT NULL,
	"import_id" uuid,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ad_spend_amount" CHECK ("amount_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "campaign_channels" (
	"platform" text,
	"campaign" text,
	"channel_id" uuid NOT NULL,
	CONSTRAINT "campaign_channels_pkey" PRIMARY KEY("platform","campaign")
);
--> statement-breakpoint
CREATE TABLE "cost_allocations" (
	"shared_cost_id" uuid,
	"round" integer,
	"channel_id" uuid,
	"key" text NOT NULL,
	"basis" bigint NOT NULL,
	"basis_from" date,
	"basis_to" date,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "cost_allocations_pkey" PRIMARY KEY("shared_cost_id","round","channel_id")
);
--> statement-breakpoint
CREATE TABLE "fee_statements" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "fee_statements_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"channel_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"order_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"booked_minor" bigint NOT NULL,
	"reported_minor" bigint NOT NULL,
	"day" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "parcel_costs" (
	"shipment_id" uuid,
	"kind" text,
	"order_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"location_id" uuid,
	"day" date NOT NULL,
	"expected_minor" bigint,
	"actual_minor" bigint,
	CONSTRAINT "parcel_costs_pkey" PRIMARY KEY("shipment_id","kind")
);
--> statement-breakpoint
CREATE TABLE "parcel_tariffs" (
	"id" uuid PRIMARY KEY,
	"method" text,
	"country" text DEFAULT '' NOT NULL,
	"up_to_grams" integer,
	"shipping_minor" bigint,
	"packing_minor" bigint DEFAULT 0 NOT NULL,
	"valid_from" date NOT NULL,
	CONSTRAINT "parcel_tariffs_key" UNIQUE NULLS NOT DISTINCT("method","country","up_to_grams","valid_from"),
	CONSTRAINT "parcel_tariffs_cost" CHECK ("shipping_minor" >= 0 and "packing_minor" >= 0),
	CONSTRAINT "parcel_tariffs_weight" CHECK ("up_to_grams" > 0)
);
--> statement-breakpoint
CREATE TABLE "recurring_costs" (
	"id" uuid PRIMARY KEY,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"location_id" uuid,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"key" text NOT NULL,
	"shares" jsonb,
	"spread" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "recurring_costs_amount" CHECK ("amount_minor" > 0),
	CONSTRAINT "recurring_costs_ends" CHECK ("ends_on" > "starts_on"),
	CONSTRAINT "recurring_costs_shares" CHECK (("key" = 'own') = ("shares" is not null))
);
--> statement-breakpoint
CREATE TABLE "shared_costs" (
	"id" uuid PRIMARY KEY,
	"recurring_id" uuid NOT NULL,
	"from" date NOT NULL,
	"to" date NOT NULL,
	"rate" numeric(24,12) NOT NULL,
	"reported_minor" bigint NOT NULL,
	"is_final" boolean NOT NULL,
	"taken_back_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "channel_fees" ADD COLUMN "minimum_minor" bigint;--> statement-breakpoint
ALTER TABLE "channel_fees" ADD COLUMN "maximum_minor" bigint;--> statement-breakpoint
ALTER TABLE "channel_fees" ADD COLUMN "tiers_by" text;--> statement-breakpoint
ALTER TABLE "channel_fees" ADD COLUMN "tiers" jsonb;--> statement-breakpoint
CREATE UNIQUE INDEX "ad_spend_key" ON "ad_spend" ("platform","campaign","day","ad_group","channel_id");--> statement-breakpoint
CREATE INDEX "ad_spend_day" ON "ad_spend" ("day","channel_id");--> statement-breakpoint
CREATE INDEX "ad_spend_channel" ON "ad_spend" ("channel_id");--> statement-breakpoint
CREATE INDEX "campaign_channels_channel" ON "campaign_channels" ("channel_id");--> statement-breakpoint
CREATE INDEX "cost_allocations_channel" ON "cost_allocations" ("channel_id");--> statement-breakpoint
CREATE UNIQUE INDEX "fee_statements_external_key" ON "fee_statements" ("channel_id","external_id");--> statement-breakpoint
CREATE INDEX "fee_statements_order" ON "fee_statements" ("order_id");--> statement-breakpoint
CREATE INDEX "parcel_costs_unknown" ON "parcel_costs" ("day","channel_id") WHERE expected_minor is null and actual_minor is null;--> statement-breakpoint
CREATE UNIQUE INDEX "shared_costs_month_key" ON "shared_costs" ("recurring_id","from");--> statement-breakpoint
CREATE INDEX "shared_costs_from" ON "shared_costs" ("from");--> statement-breakpoint
ALTER TABLE "ad_spend" ADD CONSTRAINT "ad_spend_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id");--> statement-breakpoint
ALTER TABLE "campaign_channels" ADD CONSTRAINT "campaign_channels_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "cost_allocations" ADD CONSTRAINT "cost_allocations_shared_cost_id_shared_costs_id_fkey" FOREIGN KEY ("shared_cost_id") REFERENCES "shared_costs"("id");--> statement-breakpoint
ALTER TABLE "cost_allocations" ADD CONSTRAINT "cost_allocations_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id");--> statement-breakpoint
ALTER TABLE "fee_statements" ADD CONSTRAINT "fee_statements_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id");--> statement-breakpoint
ALTER TABLE "shared_costs" ADD CONSTRAINT "shared_costs_recurring_id_recurring_costs_id_fkey" FOREIGN KEY ("recurring_id") REFERENCES "recurring_costs"("id");--> statement-breakpoint
ALTER TABLE "channel_fees" ADD CONSTRAINT "channel_fees_limits" CHECK ("minimum_minor" >= 0 and "maximum_minor" >= coalesce("minimum_minor", 0));--> statement-breakpoint
ALTER TABLE "channel_fees" ADD CONSTRAINT "channel_fees_tiers" CHECK (("tiers_by" is null) = ("tiers" is null));