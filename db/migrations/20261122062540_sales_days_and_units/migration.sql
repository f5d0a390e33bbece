CREATE TABLE "sales_days" (
	"variant_id" uuid,
	"day" date,
	"location_id" uuid,
	"units" integer NOT NULL,
	CONSTRAINT "sales_days_pkey" PRIMARY KEY("variant_id","day","location_id")
);
--> statement-breakpoint
CREATE TABLE "sales_fold" (
	"is_only" boolean PRIMARY KEY DEFAULT true,
	"time_zone" text NOT NULL,
	"until_on" date NOT NULL,
	CONSTRAINT "sales_fold_is_only" CHECK ("is_only")
);
--> statement-breakpoint
CREATE TABLE "sales_pace" (
	"variant_id" uuid PRIMARY KEY,
	"units" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sales_tail" (
	"variant_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"units" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stock_targets" (
	"variant_id" uuid,
	"location_id" uuid,
	"reorder_point" integer,
	"order_up_to" integer,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "stock_targets_pkey" PRIMARY KEY("variant_id","location_id"),
	CONSTRAINT "stock_targets_reorder_point" CHECK ("reorder_point" >= 0),
	CONSTRAINT "stock_targets_order_up_to" CHECK ("order_up_to" > coalesce("reorder_point", 0))
);
--> statement-breakpoint
CREATE TABLE "variant_units" (
	"id" uuid PRIMARY KEY,
	"variant_id" uuid NOT NULL,
	"name" text NOT NULL,
	"factor" integer NOT NULL,
	"barcode" text,
	"scanned_as" text,
	CONSTRAINT "variant_units_named" CHECK ("name" <> ''),
	CONSTRAINT "variant_units_factor" CHECK ("factor" between 2 and 100000),
	CONSTRAINT "variant_units_barcode" CHECK (("barcode" is null) = ("scanned_as" is null))
);
--> statement-breakpoint
ALTER TABLE "variants" ADD COLUMN "order_up_to" integer;--> statement-breakpoint
ALTER TABLE "purchase_order_lines" ADD COLUMN "unit_name" text;--> statement-breakpoint
ALTER TABLE "purchase_order_lines" ADD COLUMN "unit_factor" integer;--> statement-breakpoint
ALTER TABLE "supplier_items" ADD COLUMN "unit_id" uuid;--> statement-breakpoint
CREATE INDEX "supplier_items_unit" ON "supplier_items" ("unit_id");--> statement-breakpoint
CREATE INDEX "sales_days_day" ON "sales_days" USING brin ("day") WITH (pages_per_range=16);--> statement-breakpoint
CREATE INDEX "sales_tail_variant" ON "sales_tail" ("variant_id");--> statement-breakpoint
CREATE INDEX "stock_targets_location" ON "stock_targets" ("location_id");--> statement-breakpoint
CREATE UNIQUE INDEX "variant_units_name_key" ON "variant_units" ("variant_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "variant_units_barcode_key" ON "variant_units" ("barcode");--> statement-breakpoint
ALTER TABLE "supplier_items" ADD CONSTRAINT "supplier_items_unit_id_variant_units_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "variant_units"("id") ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE "stock_targets" ADD CONSTRAINT "stock_targets_variant_id_variants_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "stock_targets" ADD CONSTRAINT "stock_targets_location_id_locations_id_fkey" FOREIGN KEY ("location_id") REFERENCES "locations"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "variant_units" ADD CONSTRAINT "variant_units_variant_id_variants_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "variants_order_up_to" CHECK ("order_up_to" > 0);--> statement-breakpoint
ALTER TABLE "purchase_order_lines" ADD CONSTRAINT "purchase_order_lines_unit" CHECK (("unit_name" is null) = ("unit_factor" is null) and "unit_factor" > 1);