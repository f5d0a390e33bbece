CREATE TABLE "bundle_components" (
	"bundle_id" uuid,
	"component_id" uuid,
	"bundle_kind" text DEFAULT 'bundle' NOT NULL,
	"component_kind" text DEFAULT 'goods' NOT NULL,
	"quantity" integer NOT NULL,
	CONSTRAINT "bundle_components_pkey" PRIMARY KEY("bundle_id","component_id"),
	CONSTRAINT "bundle_components_quantity" CHECK ("quantity" between 1 and 10000),
	CONSTRAINT "bundle_components_kinds" CHECK ("bundle_kind" = 'bundle' and "component_kind" = 'goods')
);
--> statement-breakpoint
CREATE TABLE "channel_buffers" (
	"id" uuid PRIMARY KEY,
	"channel_id" uuid NOT NULL,
	"variant_id" uuid,
	"category" text,
	"units" integer NOT NULL,
	CONSTRAINT "channel_buffers_units" CHECK ("units" between 1 and 1000000),
	CONSTRAINT "channel_buffers_subject" CHECK (("variant_id" is null) <> ("category" is null))
);
--> statement-breakpoint
CREATE TABLE "stock_holds" (
	"id" uuid PRIMARY KEY,
	"channel_id" uuid NOT NULL,
	"key" text NOT NULL,
	"lines" jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"released_at" timestamp with time zone,
	"order_id" uuid,
	CONSTRAINT "stock_holds_ended" CHECK ("order_id" is null or "released_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "reservations" ADD COLUMN "hold_id" uuid;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "bundle_key" uuid;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "bundle_sku" text;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "bundle_title" text;--> statement-breakpoint
ALTER TABLE "order_lines" ADD COLUMN "bundle_quantity" integer;--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "variants_of_kind" UNIQUE("id","kind");--> statement-breakpoint
CREATE INDEX "bundle_components_component" ON "bundle_components" ("component_id");--> statement-breakpoint
CREATE UNIQUE INDEX "channel_buffers_variant_key" ON "channel_buffers" ("channel_id","variant_id") WHERE "variant_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "channel_buffers_category_key" ON "channel_buffers" ("channel_id","category") WHERE "category" is not null;--> statement-breakpoint
CREATE INDEX "channel_buffers_variant" ON "channel_buffers" ("variant_id");--> statement-breakpoint
CREATE INDEX "reservations_hold" ON "reservations" ("hold_id") WHERE "hold_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "stock_holds_key" ON "stock_holds" ("channel_id","key");--> statement-breakpoint
ALTER TABLE "bundle_components" ADD CONSTRAINT "bundle_components_bundle" FOREIGN KEY ("bundle_id","bundle_kind") REFERENCES "variants"("id","kind");--> statement-breakpoint
ALTER TABLE "bundle_components" ADD CONSTRAINT "bundle_components_goods" FOREIGN KEY ("component_id","component_kind") REFERENCES "variants"("id","kind");--> statement-breakpoint
ALTER TABLE "channel_buffers" ADD CONSTRAINT "channel_buffers_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "channel_buffers" ADD CONSTRAINT "channel_buffers_variant_id_variants_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "stock_holds" ADD CONSTRAINT "stock_holds_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_bundle" CHECK (num_nulls("bundle_key", "bundle_sku", "bundle_title", "bundle_quantity") in (0, 4));--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_bundle_quantity" CHECK ("bundle_quantity" > 0);