CREATE TABLE "barcodes" (
	"code" text PRIMARY KEY,
	"scanned_as" text NOT NULL,
	"variant_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "listings" (
	"channel_id" uuid,
	"external_id" text,
	"variant_id" uuid NOT NULL,
	"price_minor" bigint,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "listings_pkey" PRIMARY KEY("channel_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" uuid PRIMARY KEY,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"brand" text,
	"category" text,
	"tax_class" text DEFAULT 'standard' NOT NULL,
	"search" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	"import_id" uuid
);
--> statement-breakpoint
CREATE TABLE "variants" (
	"id" uuid PRIMARY KEY,
	"product_id" uuid NOT NULL,
	"sku" text NOT NULL,
	"title" text NOT NULL,
	"kind" text DEFAULT 'goods' NOT NULL,
	"options" jsonb DEFAULT '{}' NOT NULL,
	"unit" text DEFAULT 'piece' NOT NULL,
	"weight_grams" integer,
	"price_minor" bigint DEFAULT 0 NOT NULL,
	"cost_micros" bigint,
	"allows_backorder" boolean DEFAULT false NOT NULL,
	"reorder_point" integer,
	"search" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	"import_id" uuid,
	CONSTRAINT "variants_price_range" CHECK ("price_minor" between -1e15 and 1e15),
	CONSTRAINT "variants_cost_range" CHECK ("cost_micros" is null or "cost_micros" between 0 and 9e15)
);
--> statement-breakpoint
CREATE TABLE "channel_fees" (
	"id" uuid PRIMARY KEY,
	"channel_id" uuid NOT NULL,
	"name" text NOT NULL,
	"payment_method" text,
	"basis_points" integer DEFAULT 0 NOT NULL,
	"fixed_minor" bigint DEFAULT 0 NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "channel_fees_share" CHECK ("basis_points" between 0 and 10000)
);
--> statement-breakpoint
CREATE TABLE "channel_locations" (
	"channel_id" uuid,
	"location_id" uuid,
	"rank" integer DEFAULT 100 NOT NULL,
	CONSTRAINT "channel_locations_pkey" PRIMARY KEY("channel_id","location_id")
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"id" uuid PRIMARY KEY,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"connector" text DEFAULT 'manual' NOT NULL,
	"currency" text NOT NULL,
	"time_zone" text,
	"is_active" boolean DEFAULT true NOT NULL,
	"sealed_secrets" text[] DEFAULT '{}'::text[] NOT NULL,
	"buffer" integer DEFAULT 0 NOT NULL,
	"last_inbound_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "channels_slug_is_plain" CHECK ("slug" ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
	CONSTRAINT "channels_buffer" CHECK ("buffer" >= 0)
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"channel_id" uuid NOT NULL,
	"delivery_id" text NOT NULL,
	"topic" text NOT NULL,
	"resource_kind" text,
	"resource_id" text,
	"headers" jsonb NOT NULL,
	"body" bytea NOT NULL,
	"source_at" timestamp with time zone,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"reason" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"processed_at" timestamp with time zone,
	"subject_kind" text,
	"subject_id" text
);
--> statement-breakpoint
CREATE TABLE "consents" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "consents_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"customer_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"way" text NOT NULL,
	"is_granted" boolean NOT NULL,
	"source" text NOT NULL,
	"proof" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_addresses" (
	"id" uuid PRIMARY KEY,
	"customer_id" uuid NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"phone" text,
	"lines" text NOT NULL,
	"city" text DEFAULT '' NOT NULL,
	"region" text DEFAULT '' NOT NULL,
	"postcode" text DEFAULT '' NOT NULL,
	"country" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_stats" (
	"customer_id" uuid PRIMARY KEY,
	"orders" integer DEFAULT 0 NOT NULL,
	"gross_minor" bigint DEFAULT 0 NOT NULL,
	"net_minor" bigint DEFAULT 0 NOT NULL,
	"cost_minor" bigint DEFAULT 0 NOT NULL,
	"first_order_at" timestamp with time zone,
	"last_order_at" timestamp with time zone,
	CONSTRAINT "customer_stats_orders_range" CHECK ("orders" >= 0)
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"id" uuid PRIMARY KEY,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "customers_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text DEFAULT '' NOT NULL,
	"search" text DEFAULT '' NOT NULL,
	"locale" text,
	"country" text,
	"note" text DEFAULT '' NOT NULL,
	"tags" text[] DEFAULT '{}'::text[] NOT NULL,
	"first_channel_id" uuid,
	"merged_into" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"erased_at" timestamp with time zone,
	"import_id" uuid
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"id" uuid PRIMARY KEY,
	"customer_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"source" text NOT NULL,
	"is_verified" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"command_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"verb" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text,
	"summary" jsonb DEFAULT '{}' NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"result" jsonb
);
--> statement-breakpoint
CREATE TABLE "events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"channel_id" uuid,
	"actor_name" text NOT NULL,
	"payload" jsonb DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"id" uuid PRIMARY KEY,
	"endpoint_id" uuid NOT NULL,
	"event_id" bigint NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"response_status" integer,
	"response_text" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"delivered_at" timestamp with time zone,
	CONSTRAINT "webhook_deliveries_attempts" CHECK ("attempts" >= 0)
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoints" (
	"id" uuid PRIMARY KEY,
	"url" text NOT NULL,
	"secret" text NOT NULL,
	"kinds" text[] NOT NULL,
	"is_enabled" boolean DEFAULT true NOT NULL,
	"failures_in_row" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "locations" (
	"id" uuid PRIMARY KEY,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"is_counted" boolean NOT NULL,
	"city" text DEFAULT '' NOT NULL,
	"country" text DEFAULT '' NOT NULL,
	"latitude" double precision,
	"longitude" double precision,
	"rank" integer DEFAULT 100 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"services" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "locations_counted_kinds" CHECK ("is_counted" = ("kind" in ('warehouse', 'store', 'transit', 'quarantine')))
);
--> statement-breakpoint
CREATE TABLE "shipment_lines" (
	"shipment_id" uuid,
	"order_line_id" uuid,
	"quantity" integer NOT NULL,
	CONSTRAINT "shipment_lines_pkey" PRIMARY KEY("shipment_id","order_line_id"),
	CONSTRAINT "shipment_lines_quantity" CHECK ("quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "shipments" (
	"id" uuid PRIMARY KEY,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "shipments_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"order_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"method" text NOT NULL,
	"carrier" text,
	"tracking_number" text,
	"external_id" text,
	"shipped_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_batches" (
	"id" uuid PRIMARY KEY,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"channel_id" uuid,
	"location_id" uuid,
	"file_id" uuid NOT NULL,
	"preset" text,
	"options" jsonb DEFAULT '{}' NOT NULL,
	"reading" jsonb DEFAULT '{}' NOT NULL,
	"mapping" jsonb DEFAULT '{}' NOT NULL,
	"rows_total" integer,
	"rows_done" integer DEFAULT 0 NOT NULL,
	"phase" smallint DEFAULT 1 NOT NULL,
	"ordinal" integer DEFAULT 0 NOT NULL,
	"findings" jsonb DEFAULT '{}' NOT NULL,
	"outcome" jsonb DEFAULT '{}' NOT NULL,
	"is_dry_run" boolean DEFAULT false NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	"problem" text,
	CONSTRAINT "import_batches_rows" CHECK ("rows_done" >= 0)
);
--> statement-breakpoint
CREATE TABLE "import_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "import_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"batch_id" uuid NOT NULL,
	"row_number" integer NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"before" jsonb,
	"after" jsonb NOT NULL,
	"undone" text
);
--> statement-breakpoint
CREATE TABLE "import_errors" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "import_errors_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"batch_id" uuid NOT NULL,
	"row_number" integer NOT NULL,
	"column" text,
	"value" text,
	"reason" text NOT NULL,
	"suggestion" text,
	"cells" text[] NOT NULL,
	"status" text DEFAULT 'open' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"batch_id" uuid,
	"row_number" integer,
	"phase" smallint NOT NULL,
	"ordinal" integer NOT NULL,
	"class" text NOT NULL,
	"outcome" text,
	"document" text NOT NULL,
	"line_number" text,
	"channel_id" uuid,
	"location_id" uuid,
	"customer" text,
	"sku" text NOT NULL,
	"title" text,
	"quantity" integer NOT NULL,
	"unit_price_minor" bigint NOT NULL,
	"amount_minor" bigint NOT NULL,
	"amount_rest_micros" integer DEFAULT 0 NOT NULL,
	"discount_minor" bigint,
	"discount_rest_micros" integer,
	"tax_minor" bigint,
	"shipping_minor" bigint,
	"cost_minor" bigint,
	"cost_rest_micros" integer,
	"currency" text NOT NULL,
	"rate" numeric(24,12),
	"paid_currency" text,
	"paid_rate" numeric(24,12),
	"at" timestamp with time zone,
	"day" date,
	"delivered_at" timestamp with time zone,
	"country" text,
	"person" jsonb,
	CONSTRAINT "import_rows_pkey" PRIMARY KEY("batch_id","row_number")
);
--> statement-breakpoint
CREATE TABLE "stored_file_parts" (
	"file_id" uuid,
	"position" integer,
	"content" bytea NOT NULL,
	CONSTRAINT "stored_file_parts_pkey" PRIMARY KEY("file_id","position")
);
--> statement-breakpoint
CREATE TABLE "stored_files" (
	"id" uuid PRIMARY KEY,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"sha256" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "reservations" (
	"id" uuid PRIMARY KEY,
	"variant_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"order_id" uuid,
	"order_line_id" uuid,
	"status" text DEFAULT 'open' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"close_reason" text,
	"uses_safety" boolean DEFAULT false NOT NULL,
	CONSTRAINT "reservations_quantity" CHECK ("quantity" > 0),
	CONSTRAINT "reservations_closed" CHECK (("status" = 'open') = ("closed_at" is null))
);
--> statement-breakpoint
CREATE TABLE "stock_adjustments" (
	"id" uuid PRIMARY KEY,
	"variant_id" uuid NOT NULL,
	"location_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"reason" text NOT NULL,
	"note" text,
	"at" timestamp with time zone NOT NULL,
	"external_id" text,
	"import_id" uuid,
	CONSTRAINT "stock_adjustments_quantity" CHECK ("quantity" <> 0)
);
--> statement-breakpoint
CREATE TABLE "stock_levels" (
	"variant_id" uuid,
	"location_id" uuid,
	"on_hand" integer DEFAULT 0 NOT NULL,
	"reserved" integer DEFAULT 0 NOT NULL,
	"safety" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stock_levels_pkey" PRIMARY KEY("variant_id","location_id"),
	CONSTRAINT "stock_levels_on_hand" CHECK ("on_hand" >= 0),
	CONSTRAINT "stock_levels_reserved" CHECK ("reserved" between 0 and "on_hand"),
	CONSTRAINT "stock_levels_safety" CHECK ("safety" >= 0)
);
--> statement-breakpoint
CREATE TABLE "stock_movements" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stock_movements_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"variant_id" uuid NOT NULL,
	"quantity" integer NOT NULL,
	"from_location_id" uuid NOT NULL,
	"to_location_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"cause_kind" text NOT NULL,
	"cause_id" text,
	"order_line_id" uuid,
	"actor_name" text NOT NULL,
	"note" text,
	"unit_cost_micros" bigint,
	CONSTRAINT "stock_movements_quantity" CHECK ("quantity" > 0),
	CONSTRAINT "stock_movements_goes_somewhere" CHECK ("from_location_id" <> "to_location_id")
);
--> statement-breakpoint
CREATE TABLE "touches" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "touches_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"channel_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"customer_id" uuid,
	"anonymous_id" text,
	"order_id" uuid,
	"campaign" text,
	"detail" jsonb DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "channel_days" (
	"channel_id" uuid,
	"day" date,
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
	"orders" integer DEFAULT 0 NOT NULL,
	"units" integer DEFAULT 0 NOT NULL,
	"returned_units" integer DEFAULT 0 NOT NULL,
	"units_without_cost" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "channel_days_pkey" PRIMARY KEY("channel_id","day")
);
--> statement-breakpoint
CREATE TABLE "costs" (
	"id" uuid PRIMARY KEY,
	"kind" text NOT NULL,
	"channel_id" uuid NOT NULL,
	"location_id" uuid,
	"order_id" uuid,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"rate" numeric(24,12) DEFAULT '1' NOT NULL,
	"day" date NOT NULL,
	"campaign" text,
	"note" text DEFAULT '' NOT NULL,
	"external_id" text,
	"import_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exchange_rates" (
	"day" date,
	"currency" text,
	"rate" numeric(24,12) NOT NULL,
	CONSTRAINT "exchange_rates_pkey" PRIMARY KEY("currency","day"),
	CONSTRAINT "exchange_rates_rate" CHECK ("rate" > 0)
);
--> statement-breakpoint
CREATE TABLE "folds" (
	"name" text PRIMARY KEY,
	"up_to" xid8 NOT NULL,
	"folded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "postings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "postings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"written_in" xid8 DEFAULT pg_current_xact_id() NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"day" date NOT NULL,
	"channel_id" uuid NOT NULL,
	"location_id" uuid,
	"customer_id" uuid,
	"order_id" uuid,
	"cause_id" uuid,
	"import_id" uuid,
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
	"orders" integer DEFAULT 0 NOT NULL,
	"units" integer DEFAULT 0 NOT NULL,
	"returned_units" integer DEFAULT 0 NOT NULL,
	"units_without_cost" integer DEFAULT 0 NOT NULL,
	"receivable_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "postings_balance" CHECK ("receivable_minor" = "gross_minor" - "discounts_minor" - "returns_minor" + "shipping_minor" + "tax_minor" + "adjustment_minor")
);
--> statement-breakpoint
CREATE TABLE "order_addresses" (
	"order_id" uuid,
	"kind" text,
	"name" text DEFAULT '' NOT NULL,
	"phone" text,
	"email" text,
	"lines" text DEFAULT '' NOT NULL,
	"city" text DEFAULT '' NOT NULL,
	"region" text DEFAULT '' NOT NULL,
	"postcode" text DEFAULT '' NOT NULL,
	"country" text DEFAULT '' NOT NULL,
	CONSTRAINT "order_addresses_pkey" PRIMARY KEY("order_id","kind")
);
--> statement-breakpoint
CREATE TABLE "order_lines" (
	"id" uuid PRIMARY KEY,
	"order_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"external_id" text,
	"variant_id" uuid,
	"sku" text NOT NULL,
	"title" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit_price_minor" bigint NOT NULL,
	"gross_minor" bigint NOT NULL,
	"discount_minor" bigint DEFAULT 0 NOT NULL,
	"tax_minor" bigint DEFAULT 0 NOT NULL,
	"cost_minor" bigint,
	"gross_rest_micros" integer DEFAULT 0 NOT NULL,
	"discount_rest_micros" integer DEFAULT 0 NOT NULL,
	"cost_rest_micros" integer DEFAULT 0 NOT NULL,
	"picked_quantity" integer DEFAULT 0 NOT NULL,
	"shipped_quantity" integer DEFAULT 0 NOT NULL,
	"returned_quantity" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "order_lines_quantity" CHECK ("quantity" >= 0),
	CONSTRAINT "order_lines_shipped" CHECK ("shipped_quantity" between 0 and "quantity"),
	CONSTRAINT "order_lines_picked" CHECK ("picked_quantity" between 0 and "quantity"),
	CONSTRAINT "order_lines_returned" CHECK ("returned_quantity" between 0 and "shipped_quantity")
);
--> statement-breakpoint
CREATE TABLE "order_versions" (
	"order_id" uuid,
	"version" integer,
	"superseded_at" timestamp with time zone NOT NULL,
	"actor_name" text NOT NULL,
	"reason" text NOT NULL,
	"gross_minor" bigint NOT NULL,
	"discount_minor" bigint NOT NULL,
	"shipping_minor" bigint NOT NULL,
	"tax_minor" bigint NOT NULL,
	"total_minor" bigint NOT NULL,
	"lines" jsonb NOT NULL,
	CONSTRAINT "order_versions_pkey" PRIMARY KEY("order_id","version"),
	CONSTRAINT "order_versions_total" CHECK ("total_minor" = "gross_minor" - "discount_minor" + "shipping_minor" + "tax_minor")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"id" uuid PRIMARY KEY,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "orders_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"channel_id" uuid NOT NULL,
	"external_id" text,
	"external_number" text,
	"customer_id" uuid,
	"status" text NOT NULL,
	"attention_reason" text,
	"payment_status" text DEFAULT 'unpaid' NOT NULL,
	"currency" text NOT NULL,
	"rate" numeric(24,12) DEFAULT '1' NOT NULL,
	"placed_at" timestamp with time zone NOT NULL,
	"day" date NOT NULL,
	"ship_by" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"gross_minor" bigint NOT NULL,
	"discount_minor" bigint DEFAULT 0 NOT NULL,
	"shipping_minor" bigint DEFAULT 0 NOT NULL,
	"tax_minor" bigint DEFAULT 0 NOT NULL,
	"total_minor" bigint NOT NULL,
	"paid_minor" bigint DEFAULT 0 NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"units" integer NOT NULL,
	"location_id" uuid,
	"routing" jsonb,
	"search" text NOT NULL,
	"country" text,
	"note" text DEFAULT '' NOT NULL,
	"tags" text[] DEFAULT '{}'::text[] NOT NULL,
	"source_status" text,
	"source_modified_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"shipped_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	"cancel_reason" text,
	"import_id" uuid,
	"paid_currency" text,
	"paid_rate" numeric(24,12),
	CONSTRAINT "orders_total" CHECK ("total_minor" = "gross_minor" - "discount_minor" + "shipping_minor" + "tax_minor"),
	CONSTRAINT "orders_refunds" CHECK ("refunded_minor" between 0 and "paid_minor"),
	CONSTRAINT "orders_rate" CHECK ("rate" > 0),
	CONSTRAINT "orders_attention" CHECK (("status" = 'attention') = ("attention_reason" is not null)),
	CONSTRAINT "orders_cancelled" CHECK (("status" = 'cancelled') = ("cancelled_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "payments" (
	"id" uuid PRIMARY KEY,
	"order_id" uuid NOT NULL,
	"method" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"external_id" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "payments_amount" CHECK ("amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "refunds" (
	"id" uuid PRIMARY KEY,
	"order_id" uuid NOT NULL,
	"return_id" uuid,
	"method" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"external_id" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "refunds_amount" CHECK ("amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "return_lines" (
	"id" uuid PRIMARY KEY,
	"return_id" uuid NOT NULL,
	"order_line_id" uuid,
	"external_id" text,
	"variant_id" uuid,
	"sku" text NOT NULL,
	"title" text NOT NULL,
	"quantity" integer NOT NULL,
	"amount_minor" bigint NOT NULL,
	"amount_rest_micros" integer DEFAULT 0 NOT NULL,
	"tax_minor" bigint DEFAULT 0 NOT NULL,
	"cost_minor" bigint,
	"condition" text NOT NULL,
	"disposition" text NOT NULL,
	CONSTRAINT "return_lines_quantity" CHECK ("quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "returns" (
	"id" uuid PRIMARY KEY,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "returns_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"order_id" uuid,
	"channel_id" uuid NOT NULL,
	"external_id" text,
	"customer_id" uuid,
	"location_id" uuid,
	"currency" text NOT NULL,
	"rate" numeric(24,12) DEFAULT '1' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"day" date NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"import_id" uuid
);
--> statement-breakpoint
CREATE TABLE "business" (
	"id" integer PRIMARY KEY DEFAULT 1,
	"name" text NOT NULL,
	"country" text NOT NULL,
	"reporting_currency" text NOT NULL,
	"time_zone" text NOT NULL,
	"locale" text NOT NULL,
	"calendar" text NOT NULL,
	"show_toman" boolean DEFAULT false NOT NULL,
	"tax_rates" jsonb DEFAULT '{}' NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"low_stock_cover_days" integer DEFAULT 14 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "business_is_single" CHECK ("id" = 1)
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"provider" text,
	"provider_account_id" text,
	"user_id" uuid NOT NULL,
	CONSTRAINT "accounts_pkey" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" uuid PRIMARY KEY,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"key_hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"channel_id" uuid,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"api_key_id" uuid,
	"key" text,
	"request_hash" text NOT NULL,
	"status" integer,
	"response" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY("api_key_id","key")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" uuid PRIMARY KEY,
	"screen" text NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"user_id" uuid,
	"is_default" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"address" text,
	"device" text
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text,
	"preferences" jsonb DEFAULT '{}' NOT NULL,
	"totp_secret" text,
	"totp_confirmed_at" timestamp with time zone,
	"totp_last_step" integer,
	"recovery_hashes" text[] DEFAULT '{}'::text[] NOT NULL,
	"email_verified_at" timestamp with time zone,
	"disabled_at" timestamp with time zone,
	"session_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_is_lower_case" CHECK ("email" = lower("email"))
);
--> statement-breakpoint
CREATE TABLE "verification_tokens" (
	"identifier" text,
	"token" text,
	"expires" timestamp with time zone NOT NULL,
	CONSTRAINT "verification_tokens_pkey" PRIMARY KEY("identifier","token")
);
--> statement-breakpoint
CREATE INDEX "barcodes_variant" ON "barcodes" ("variant_id");--> statement-breakpoint
CREATE INDEX "listings_variant" ON "listings" ("variant_id");--> statement-breakpoint
CREATE INDEX "products_category" ON "products" ("category");--> statement-breakpoint
CREATE INDEX "products_import" ON "products" ("import_id");--> statement-breakpoint
CREATE INDEX "products_search" ON "products" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "variants_sku_key" ON "variants" ("sku");--> statement-breakpoint
CREATE INDEX "variants_product" ON "variants" ("product_id");--> statement-breakpoint
CREATE INDEX "variants_import" ON "variants" ("import_id");--> statement-breakpoint
CREATE INDEX "variants_search" ON "variants" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "channel_fees_channel" ON "channel_fees" ("channel_id");--> statement-breakpoint
CREATE INDEX "channel_locations_location" ON "channel_locations" ("location_id");--> statement-breakpoint
CREATE UNIQUE INDEX "channels_slug_key" ON "channels" ("slug");--> statement-breakpoint
CREATE UNIQUE INDEX "inbox_delivery_key" ON "inbox" ("channel_id","delivery_id");--> statement-breakpoint
CREATE INDEX "inbox_status" ON "inbox" ("status","id");--> statement-breakpoint
CREATE INDEX "inbox_resource" ON "inbox" ("channel_id","resource_kind","resource_id");--> statement-breakpoint
CREATE INDEX "consents_customer" ON "consents" ("customer_id","purpose","way","at");--> statement-breakpoint
CREATE INDEX "customer_addresses_customer" ON "customer_addresses" ("customer_id");--> statement-breakpoint
CREATE INDEX "customer_stats_net" ON "customer_stats" ("net_minor","customer_id");--> statement-breakpoint
CREATE INDEX "customer_stats_last" ON "customer_stats" ("last_order_at","customer_id");--> statement-breakpoint
CREATE INDEX "customer_stats_orders" ON "customer_stats" ("orders","customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "customers_number_key" ON "customers" ("number");--> statement-breakpoint
CREATE INDEX "customers_recent" ON "customers" ("created_at","id");--> statement-breakpoint
CREATE INDEX "customers_import" ON "customers" ("import_id");--> statement-breakpoint
CREATE INDEX "customers_merged_into" ON "customers" ("merged_into");--> statement-breakpoint
CREATE INDEX "customers_search" ON "customers" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "identities_key" ON "identities" ("kind","value","customer_id");--> statement-breakpoint
CREATE INDEX "identities_customer" ON "identities" ("customer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "audit_log_command_key" ON "audit_log" ("command_id");--> statement-breakpoint
CREATE INDEX "audit_log_subject" ON "audit_log" ("subject_kind","subject_id","id");--> statement-breakpoint
CREATE INDEX "audit_log_actor" ON "audit_log" ("actor_id","id");--> statement-breakpoint
CREATE INDEX "events_subject" ON "events" ("subject_kind","subject_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "webhook_deliveries_key" ON "webhook_deliveries" ("endpoint_id","event_id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_recent" ON "webhook_deliveries" ("endpoint_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "locations_code_key" ON "locations" ("code");--> statement-breakpoint
CREATE INDEX "shipment_lines_line" ON "shipment_lines" ("order_line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "shipments_number_key" ON "shipments" ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "shipments_external_key" ON "shipments" ("order_id","external_id");--> statement-breakpoint
CREATE INDEX "shipments_location" ON "shipments" ("location_id");--> statement-breakpoint
CREATE INDEX "import_batches_recent" ON "import_batches" ("created_at");--> statement-breakpoint
CREATE INDEX "import_batches_file" ON "import_batches" ("file_id");--> statement-breakpoint
CREATE INDEX "import_changes_batch" ON "import_changes" ("batch_id","id");--> statement-breakpoint
CREATE INDEX "import_errors_batch" ON "import_errors" ("batch_id","row_number");--> statement-breakpoint
CREATE INDEX "import_rows_documents" ON "import_rows" ("batch_id","phase","ordinal");--> statement-breakpoint
CREATE INDEX "import_rows_errors" ON "import_rows" ("batch_id","document") WHERE "class" = 'error';--> statement-breakpoint
CREATE INDEX "stored_files_sha256" ON "stored_files" ("sha256");--> statement-breakpoint
CREATE INDEX "reservations_open" ON "reservations" ("variant_id","location_id") WHERE "status" = 'open';--> statement-breakpoint
CREATE INDEX "reservations_line" ON "reservations" ("order_line_id");--> statement-breakpoint
CREATE INDEX "reservations_order" ON "reservations" ("order_id");--> statement-breakpoint
CREATE INDEX "reservations_expiry" ON "reservations" ("expires_at") WHERE "status" = 'open' and "expires_at" is not null;--> statement-breakpoint
CREATE INDEX "stock_adjustments_variant" ON "stock_adjustments" ("variant_id","at");--> statement-breakpoint
CREATE INDEX "stock_adjustments_location" ON "stock_adjustments" ("location_id");--> statement-breakpoint
CREATE UNIQUE INDEX "stock_adjustments_external_key" ON "stock_adjustments" ("external_id");--> statement-breakpoint
CREATE INDEX "stock_adjustments_import" ON "stock_adjustments" ("import_id");--> statement-breakpoint
CREATE INDEX "stock_levels_location" ON "stock_levels" ("location_id","variant_id");--> statement-breakpoint
CREATE INDEX "stock_movements_from" ON "stock_movements" ("variant_id","from_location_id","at","id","quantity");--> statement-breakpoint
CREATE INDEX "stock_movements_to" ON "stock_movements" ("variant_id","to_location_id","at","id","quantity");--> statement-breakpoint
CREATE INDEX "stock_movements_recent" ON "stock_movements" ("to_location_id","at","variant_id","quantity");--> statement-breakpoint
CREATE INDEX "stock_movements_line" ON "stock_movements" ("order_line_id") WHERE "order_line_id" is not null;--> statement-breakpoint
CREATE INDEX "stock_movements_cause" ON "stock_movements" ("cause_kind","cause_id");--> statement-breakpoint
CREATE INDEX "touches_customer" ON "touches" ("customer_id","at");--> statement-breakpoint
CREATE INDEX "touches_anonymous" ON "touches" ("anonymous_id","at");--> statement-breakpoint
CREATE INDEX "touches_channel" ON "touches" ("channel_id","at");--> statement-breakpoint
CREATE INDEX "touches_order" ON "touches" ("order_id");--> statement-breakpoint
CREATE INDEX "channel_days_day" ON "channel_days" ("day");--> statement-breakpoint
CREATE INDEX "costs_channel" ON "costs" ("channel_id","day");--> statement-breakpoint
CREATE INDEX "costs_order" ON "costs" ("order_id");--> statement-breakpoint
CREATE UNIQUE INDEX "costs_external_key" ON "costs" ("channel_id","external_id");--> statement-breakpoint
CREATE INDEX "costs_import" ON "costs" ("import_id");--> statement-breakpoint
CREATE INDEX "postings_day" ON "postings" ("day","channel_id");--> statement-breakpoint
CREATE INDEX "postings_order" ON "postings" ("order_id");--> statement-breakpoint
CREATE INDEX "postings_written_in" ON "postings" ("written_in");--> statement-breakpoint
CREATE INDEX "order_lines_order" ON "order_lines" ("order_id","position");--> statement-breakpoint
CREATE INDEX "order_lines_variant" ON "order_lines" ("variant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "order_lines_external_key" ON "order_lines" ("order_id","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_number_key" ON "orders" ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "orders_external_key" ON "orders" ("channel_id","external_id");--> statement-breakpoint
CREATE INDEX "orders_newest" ON "orders" ("placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_status" ON "orders" ("status","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_channel" ON "orders" ("channel_id","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_payment" ON "orders" ("payment_status","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_customer" ON "orders" ("customer_id","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_location" ON "orders" ("location_id","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_total" ON "orders" ("total_minor","id");--> statement-breakpoint
CREATE INDEX "orders_by_country" ON "orders" ("country","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_tag" ON "orders" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "orders_promised" ON "orders" ("ship_by") WHERE "status" not in ('shipped', 'cancelled');--> statement-breakpoint
CREATE INDEX "orders_import" ON "orders" ("import_id") WHERE "import_id" is not null;--> statement-breakpoint
CREATE INDEX "orders_search" ON "orders" USING gin ("search" gin_trgm_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "payments_external_key" ON "payments" ("order_id","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "refunds_external_key" ON "refunds" ("order_id","external_id");--> statement-breakpoint
CREATE INDEX "refunds_return" ON "refunds" ("return_id");--> statement-breakpoint
CREATE INDEX "return_lines_return" ON "return_lines" ("return_id");--> statement-breakpoint
CREATE INDEX "return_lines_order_line" ON "return_lines" ("order_line_id");--> statement-breakpoint
CREATE INDEX "return_lines_variant" ON "return_lines" ("variant_id");--> statement-breakpoint
CREATE UNIQUE INDEX "return_lines_external_key" ON "return_lines" ("return_id","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "returns_number_key" ON "returns" ("number");--> statement-breakpoint
CREATE UNIQUE INDEX "returns_external_key" ON "returns" ("channel_id","external_id");--> statement-breakpoint
CREATE INDEX "returns_order" ON "returns" ("order_id");--> statement-breakpoint
CREATE INDEX "returns_customer" ON "returns" ("customer_id");--> statement-breakpoint
CREATE INDEX "returns_location" ON "returns" ("location_id");--> statement-breakpoint
CREATE INDEX "returns_day" ON "returns" ("channel_id","day");--> statement-breakpoint
CREATE INDEX "returns_import" ON "returns" ("import_id") WHERE "import_id" is not null;--> statement-breakpoint
CREATE INDEX "accounts_user" ON "accounts" ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_hash_key" ON "api_keys" ("key_hash");--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token_key" ON "invitations" ("token_hash");--> statement-breakpoint
CREATE INDEX "invitations_inviter" ON "invitations" ("invited_by");--> statement-breakpoint
CREATE INDEX "saved_views_screen" ON "saved_views" ("screen","user_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" ("user_id","last_seen_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" ("email");--> statement-breakpoint
ALTER TABLE "barcodes" ADD CONSTRAINT "barcodes_variant_id_variants_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "listings" ADD CONSTRAINT "listings_variant_id_variants_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "variants" ADD CONSTRAINT "variants_product_id_products_id_fkey" FOREIGN KEY ("product_id") REFERENCES "products"("id");--> statement-breakpoint
ALTER TABLE "channel_fees" ADD CONSTRAINT "channel_fees_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "channel_locations" ADD CONSTRAINT "channel_locations_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "channel_locations" ADD CONSTRAINT "channel_locations_location_id_locations_id_fkey" FOREIGN KEY ("location_id") REFERENCES "locations"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id");--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_customer_id_customers_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "customer_addresses" ADD CONSTRAINT "customer_addresses_customer_id_customers_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "customer_stats" ADD CONSTRAINT "customer_stats_customer_id_customers_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_customer_id_customers_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint_id_webhook_endpoints_id_fkey" FOREIGN KEY ("endpoint_id") REFERENCES "webhook_endpoints"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "shipment_lines" ADD CONSTRAINT "shipment_lines_shipment_id_shipments_id_fkey" FOREIGN KEY ("shipment_id") REFERENCES "shipments"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "shipments" ADD CONSTRAINT "shipments_location_id_locations_id_fkey" FOREIGN KEY ("location_id") REFERENCES "locations"("id");--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_file_id_stored_files_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_files"("id");--> statement-breakpoint
ALTER TABLE "import_changes" ADD CONSTRAINT "import_changes_batch_id_import_batches_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batches"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "import_errors" ADD CONSTRAINT "import_errors_batch_id_import_batches_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batches"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_batch_id_import_batches_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "import_batches"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "stored_file_parts" ADD CONSTRAINT "stored_file_parts_file_id_stored_files_id_fkey" FOREIGN KEY ("file_id") REFERENCES "stored_files"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "stock_adjustments" ADD CONSTRAINT "stock_adjustments_variant_id_variants_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id");--> statement-breakpoint
ALTER TABLE "stock_adjustments" ADD CONSTRAINT "stock_adjustments_location_id_locations_id_fkey" FOREIGN KEY ("location_id") REFERENCES "locations"("id");--> statement-breakpoint
ALTER TABLE "stock_levels" ADD CONSTRAINT "stock_levels_variant_id_variants_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id");--> statement-breakpoint
ALTER TABLE "stock_levels" ADD CONSTRAINT "stock_levels_location_id_locations_id_fkey" FOREIGN KEY ("location_id") REFERENCES "locations"("id");--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_variant_id_variants_id_fkey" FOREIGN KEY ("variant_id") REFERENCES "variants"("id");--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_from_location_id_locations_id_fkey" FOREIGN KEY ("from_location_id") REFERENCES "locations"("id");--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_to_location_id_locations_id_fkey" FOREIGN KEY ("to_location_id") REFERENCES "locations"("id");--> statement-breakpoint
ALTER TABLE "costs" ADD CONSTRAINT "costs_channel_id_channels_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channels"("id");--> statement-breakpoint
ALTER TABLE "order_addresses" ADD CONSTRAINT "order_addresses_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "order_lines" ADD CONSTRAINT "order_lines_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "order_versions" ADD CONSTRAINT "order_versions_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_customer_id_customers_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id");--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "refunds" ADD CONSTRAINT "refunds_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "return_lines" ADD CONSTRAINT "return_lines_return_id_returns_id_fkey" FOREIGN KEY ("return_id") REFERENCES "returns"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "return_lines" ADD CONSTRAINT "return_lines_order_line_id_order_lines_id_fkey" FOREIGN KEY ("order_line_id") REFERENCES "order_lines"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_order_id_orders_id_fkey" FOREIGN KEY ("order_id") REFERENCES "orders"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "returns" ADD CONSTRAINT "returns_customer_id_customers_id_fkey" FOREIGN KEY ("customer_id") REFERENCES "customers"("id");--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_api_key_id_api_keys_id_fkey" FOREIGN KEY ("api_key_id") REFERENCES "api_keys"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_users_id_fkey" FOREIGN KEY ("invited_by") REFERENCES "users"("id");--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE;